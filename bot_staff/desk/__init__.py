"""What is not about one object: free words, replies, the digest, the menu."""
