"""What the administrator sees and sets."""
