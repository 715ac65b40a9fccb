"""Links that work once: the first administrator, a forgotten password, a Telegram account."""
