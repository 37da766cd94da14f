"""The web pages: parse, call casework, show."""
