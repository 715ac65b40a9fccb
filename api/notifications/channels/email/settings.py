"""What letters are set up with."""

from typing import Annotated

from msgspec import Meta

from shared.contracts.base import Ask
from shared.contracts.limits import Line, Secret, Text

Port = Annotated[int, Meta(ge=1, le=65535)]
SECURITY = ("starttls", "tls", "none")
Security = Annotated[str, Meta(max_length=2_000, extra={"choices": SECURITY})]


class EmailSettings(Ask, tag_field="channel", tag="email", frozen=True):
    """The server that takes the desk's letters."""

    host: Line = ""
    """Name or address of the server; empty: no letters."""
    port: Port = 587
    """As 587 for `starttls`, 465 for `tls`."""
    security: Security = "starttls"
    """`starttls`, `tls` or `none`."""
    username: Line = ""
    """To log in with; empty: without a login."""
    password: Secret = ""
    """Masked in answers."""
    sender: Line = ""
    """The address that letters come from."""
    sender_name: Line = ""
    """The name that letters come from."""
    ca: Text = ""
    """Of a company's own certificate authority: PEM, or a file's path on the server."""
