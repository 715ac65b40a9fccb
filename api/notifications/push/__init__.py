"""Browsers that take pushes."""
