"""Keeps the bytes as received, for good, with where, when and how they were obtained."""
