"""Files past the bots' limit: a link that works once, and the page behind it (T6)."""
