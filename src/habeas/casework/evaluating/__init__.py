"""Scoring a reader on annotated cases: our own, annotated reports, and local copies of public corpora."""
