"""Habeas: a register of political prisoners, built from reports, that can show the words behind every answer."""

__version__ = "0.1.0.dev0"
