"""The life of a bot process, by polling and by webhook."""
