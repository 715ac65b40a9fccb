"""The staff bot's talks, told to the real API."""
