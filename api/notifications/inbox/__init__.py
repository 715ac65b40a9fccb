"""What a person was told, and the live line of open pages."""
