"""Who may read a file: whoever may read the task it is attached to (X5)."""

from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import NotFound
from api.files.models import StoredFile
from api.principal import Principal
from api.tasks import load


async def may_see_file(session: AsyncSession, who: Principal, file: StoredFile) -> bool:
    """Comments of a task have no secrets before those who see it."""
    if file.object_id is None or not who.is_employee:
        return False
    try:
        await load.visible(session, who, file.object_id)
    except NotFound:
        return False
    return True
