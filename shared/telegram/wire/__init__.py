"""The Bot API itself: calls, and answers whatever comes back."""
