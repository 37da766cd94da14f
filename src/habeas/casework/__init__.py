"""The work itself: joins the stages and owns the transactions."""
