"""Who may read a file: whoever may read what it is attached to (X5)."""

from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import NotFound
from api.files.models import StoredFile
from api.principal import Principal
from api.tickets import load, policy
from api.tickets.models import Comment


async def may_see_file(session: AsyncSession, who: Principal, file: StoredFile) -> bool:
    """The ticket must be visible, and the comment too if the file came with one."""
    if file.object_id is None:
        return file.uploader_id == who.person_id
    try:
        await load.visible(session, who, file.object_id)
    except NotFound:
        return False
    if file.comment_id is None:
        return True
    comment = await session.get(Comment, file.comment_id)
    return comment is not None and policy.may_see_comment(who, comment.visibility)
