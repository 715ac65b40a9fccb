"""What only letters have: the administrator's templates, how to answer, unsubscribing."""
