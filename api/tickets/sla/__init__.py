"""The promised times of a ticket (SLA)."""
