"""Employees, teams, client companies, contacts and their Telegram links."""
