"""What a bot remembers between two updates, in a file of its own or in Redis."""
