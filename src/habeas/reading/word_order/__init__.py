"""Reading languages whose word order tells who did what to whom: English."""
