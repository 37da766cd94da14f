"""The matcher side by side with the tools that people use now, on the same pairs, in one run."""
