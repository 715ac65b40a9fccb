"""Employees' tasks: given, done, delegated."""
