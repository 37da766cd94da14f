"""Links names to persons, across scripts and spellings, with reasons and reversibly."""
