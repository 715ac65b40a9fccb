"""Tasks: one file, one conversation; its draft, questions and messages beside it."""
