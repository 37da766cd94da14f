"""Holds the announced counts, lists and reports of one occasion against each other."""
