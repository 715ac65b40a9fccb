"""How an event becomes messages: see README.md beside this file."""
