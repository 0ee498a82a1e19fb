"""Files that others sent: read in a child process with limits, and handed on as plain facts."""
