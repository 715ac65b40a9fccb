"""What a file comes to, decided by plain data alone."""
