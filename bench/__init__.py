"""Measures what the goals promise and writes the figures to results/; nothing here is shipped."""
