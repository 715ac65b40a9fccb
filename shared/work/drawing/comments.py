"""The last words below a card, in the reader's language (C5)."""

from collections.abc import Sequence
from typing import Final

from shared.contracts.tasks import TaskComment
from shared.contracts.tickets import Comment, Visibility
from shared.work.drawing import message
from shared.work.drawing.files import files_of
from shared.work.drawing.reader import Reader

LAST_COMMENTS: Final = 3


def last(said: Sequence[Comment | TaskComment], reader: Reader) -> list[message.Comment]:
    """Of those that this reader may see, the oldest first."""
    return [_shown(each, reader) for each in said[-LAST_COMMENTS:]]


def _shown(said: Comment | TaskComment, reader: Reader) -> message.Comment:
    who = reader.t(
        _key(said),
        name=reader.called(said.author),
        at=reader.at(said.created_at),
        edited="yes" if said.edited_at else "no",
    )
    return message.Comment(who=who, text=said.text, files=files_of(said.files))


def _key(said: Comment | TaskComment) -> str:
    if isinstance(said, TaskComment):
        return "task-result-by" if said.is_result else "card-comment"
    internal = said.visibility is Visibility.INTERNAL
    return "card-comment-internal" if internal else "card-comment"
