"""The web application in a real Chromium, in front of the real product."""
