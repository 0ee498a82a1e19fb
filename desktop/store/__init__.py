"""What is kept: the vault, its copies, and study files."""
