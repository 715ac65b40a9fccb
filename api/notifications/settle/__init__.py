"""What became of deliveries, and what follows from it."""
