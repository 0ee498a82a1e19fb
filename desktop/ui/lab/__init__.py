"""The laboratory: what a model can give back."""
