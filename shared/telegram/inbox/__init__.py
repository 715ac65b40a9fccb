"""From a person's message to the API: its words, files and edits."""
