"""What noise in training promises: epsilon and delta, reckoned with numpy alone."""
