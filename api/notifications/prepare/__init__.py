"""The last look before sending, and the message."""
