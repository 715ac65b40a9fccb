"""The daily digest as a notice."""
