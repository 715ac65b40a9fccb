"""What no client may ever see, and a walk through every door that a client has."""
