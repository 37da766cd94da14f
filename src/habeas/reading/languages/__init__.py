"""One folder for each language, all with the same file names."""
