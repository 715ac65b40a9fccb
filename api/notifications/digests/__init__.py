"""The daily digest: whose hour has come, what there is to say, and the same on request (G1–G8)."""
