"""How a person wishes to hear and be called."""
