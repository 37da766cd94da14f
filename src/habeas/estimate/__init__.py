"""How many people are on no list at all."""
