"""What more than one side of Vestovoy speaks: contracts, client, texts, Telegram plumbing."""
