"""Turns the text of a report into claims, each with the exact words that say so."""
