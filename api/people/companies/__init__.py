"""Client companies and their contacts."""
