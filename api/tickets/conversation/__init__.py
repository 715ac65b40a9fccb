"""What is said on a ticket."""
