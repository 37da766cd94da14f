"""Everything said and decided, appended to a tamper-evident log; nothing is ever edited."""
