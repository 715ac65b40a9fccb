"""One file = one talk with a client's contact."""
