"""The clients' bot: their tickets, from the first word to the answer."""
