"""Nobody who leaves takes work along (D8)."""
