"""The command line: parses, calls casework, shows."""
