"""A plan carried out, and taken back."""
