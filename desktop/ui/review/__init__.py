"""A filled sheet that came back."""
