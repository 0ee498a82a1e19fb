"""A study looked up in a registry: by its number after a yes, or by a record that was saved or pasted."""
