"""What is not about one ticket: free words, the menu."""
