"""Who calls: session, personal token, bot on behalf of a Telegram user."""
