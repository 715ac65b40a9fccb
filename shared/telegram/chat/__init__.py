"""What a bot does in one chat: who came, what is said, asked and offered there."""
