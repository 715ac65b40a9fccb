"""Pages that we answer with: those of the web application, and plain ones of our own."""
