"""Why a link does not take files."""

from typing import ClassVar

from api.errors import Refusal


class LinkUsed(Refusal):
    """Its files have come already."""

    status: ClassVar[int] = 410
    code: ClassVar[str] = "upload_link_used"


class LinkExpired(Refusal):
    """Older than a day, or its person has left."""

    status: ClassVar[int] = 410
    code: ClassVar[str] = "upload_link_expired"


class UnknownLink(Refusal):
    """Not ours, or cut on its way."""

    status: ClassVar[int] = 404
    code: ClassVar[str] = "upload_link_unknown"
