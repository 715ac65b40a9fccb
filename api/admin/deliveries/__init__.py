"""The log of deliveries: lines, lives, a file, and sending again."""
