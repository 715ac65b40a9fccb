"""The wire: every request and answer of the HTTP API as msgspec structs."""
