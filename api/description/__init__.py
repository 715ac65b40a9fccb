"""What the OpenAPI document says in words, drawn when somebody asks for it: the docstrings of
handlers and contracts, who may call, which refusals may come, examples."""
