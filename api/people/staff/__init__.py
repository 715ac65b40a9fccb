"""Employees, their teams and managers."""
