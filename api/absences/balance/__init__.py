"""Days of vacation: earned, spent, asked for."""
