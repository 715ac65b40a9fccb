"""What was too large for a bot gets a page that takes it (T6)."""

from collections.abc import Iterable
from contextlib import suppress

from shared.client import ApiProblem
from shared.contracts.files import MissingFile
from shared.contracts.uploads import UploadLinkDraft
from shared.telegram.chat.visit import Visit
from shared.telegram.inbox.downloads import TOO_LARGE
from shared.work.text import esc, megabytes


async def offer_link(missing: Iterable[MissingFile], place: UploadLinkDraft, visit: Visit) -> None:
    """One link for all of them, once the object stands. A place that takes nothing more (a task
    that was cancelled with these very words) gets none."""
    names = [each.name for each in missing if each.reason == TOO_LARGE]
    if not names:
        return
    with suppress(ApiProblem):
        link = await visit.api.upload_link(place, key=visit.key)
        text = visit.t(
            "file-link",
            count=len(names),
            names=", ".join(f"«{esc(name)}»" for name in names[:10]),
            limit=megabytes(link.max_size),
            url=esc(link.url, 500),
        )
        await visit.speak.say(text)
