"""Ask and receive: what went out, what came back, and what is waited for."""
