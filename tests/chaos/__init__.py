"""Faults of the machines around the product, made on purpose, and what became of every message."""
