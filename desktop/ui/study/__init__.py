"""A new study, and what is known about a study: who asks, what they would get, and you."""
