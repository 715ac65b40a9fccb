"""What the bots tell and ask: their settings, their own messages, people's messages."""
