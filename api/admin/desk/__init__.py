"""What is set for the whole desk."""
