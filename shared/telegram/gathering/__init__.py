"""Messages that belong together: albums, texts that Telegram cut, what a stranger said first."""
