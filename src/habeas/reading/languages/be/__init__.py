"""Belarusian, in both orthographies."""
