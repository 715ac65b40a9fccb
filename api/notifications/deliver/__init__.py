"""One run of a lane: claim, send, settle, while places become free."""
