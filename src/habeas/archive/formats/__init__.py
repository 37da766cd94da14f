"""One module for each format that outside bytes come in; every parser runs inside the sandbox."""
