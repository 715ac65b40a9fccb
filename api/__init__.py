"""The desk: domain, HTTP API and the notification pipeline."""
