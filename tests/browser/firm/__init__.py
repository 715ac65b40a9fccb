"""The story of a whole firm, by pages alone."""
