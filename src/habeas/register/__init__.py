"""What stands about each person on any date, with what speaks for and against."""
