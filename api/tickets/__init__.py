"""The service desk's tickets."""
