"""What a message says, to whom, and how Telegram shows it."""
