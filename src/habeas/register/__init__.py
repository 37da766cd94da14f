"""What stands about each person on any date, with what speaks for and against."""

from habeas.register import rules
from habeas.register.card import card

__all__ = ["card", "rules"]
