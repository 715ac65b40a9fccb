"""What `vestovoy doctor` finds."""
