"""What the desk is set up with: categories of tickets, and canned replies."""
