"""Pictures of the documents, drawn from running products."""
