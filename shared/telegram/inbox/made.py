"""What was made of a person's messages, and where it stands: the end of every conversation that
makes.

The conversation asks the API for the act and gives the outcome here, with all that was said. Then
the receipt is said, or a question turns into it; parts that come later join and edit it (T2); edits
of the messages are followed (T13); what was too large gets a link (T6).
"""

from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from shared.client import ApiProblem
from shared.contracts.files import MissingFile
from shared.contracts.people import PersonRef
from shared.contracts.telegram import MessageRole, ObjectKind, SourceDraft
from shared.contracts.tickets import Visibility
from shared.contracts.uploads import UploadLinkDraft
from shared.i18n.sizes import megabytes
from shared.telegram.chat.keyboards import below
from shared.telegram.chat.speaking import About, Markup
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.parts import Landing
from shared.telegram.inbox.downloads import TOO_LARGE
from shared.telegram.inbox.drafts import Draft
from shared.work.drawing.message import Message
from shared.work.drawing.telegram_html import render
from shared.work.text import esc


class Thing(Protocol):
    """What the API makes."""

    @property
    def id(self) -> UUID: ...
    @property
    def version(self) -> int: ...


class Word(Protocol):
    """A comment to it."""

    @property
    def id(self) -> UUID: ...
    @property
    def author(self) -> PersonRef: ...


T = TypeVar("T", bound=Thing)
Shown = tuple[str, Markup | None]
"""A receipt: HTML, and its buttons."""


def shown(card: Message) -> Shown:
    """The receipt that is a drawn card."""
    text, rows = render(card)
    return text, below(rows)


@dataclass(frozen=True, kw_only=True)
class Noun(Generic[T]):
    """What the API can do with a thing of this kind."""

    kind: ObjectKind
    get: Callable[[UUID, Visit], Awaitable[T]]
    attach: Callable[[Landing, Draft, Visit], Awaitable[T]] | None = None
    """Adds what came later; None where nothing is taken but words."""
    comment: "Callable[[UUID, Draft, Visibility, str, Visit], Awaitable[Made[T]]] | None" = None
    """The draft becomes a comment, under the idempotency key."""


@dataclass(frozen=True, kw_only=True)
class Receipt(Generic[T]):
    """How the bot says what was made: of the thing and the comment, as they are now."""

    name: str
    """Of this receipt alone: a late part finds by it what to say anew."""
    noun: Noun[T]
    drawn: Callable[[T, UUID | None, Visit], Shown]
    role: MessageRole = MessageRole.CONFIRMATION
    joined: bool = True
    """Parts that come later may join."""
    followed: bool = True
    """The words may be edited; those of a score or a reason are said once."""


@dataclass(frozen=True, kw_only=True)
class Made(Generic[T]):
    """What was made: the thing, or a comment to it."""

    receipt: Receipt[T]
    object_id: UUID
    comment_id: UUID | None = None
    eyes: Visibility = Visibility.PUBLIC
    """Whose the comment is for."""
    thing: T | None = None
    """As it is now, where that is known already."""
    quiet: bool = False
    """A reaction says enough (C6)."""


def made(receipt: Receipt[T], thing: T, comment_id: UUID | None = None) -> Made[T]:
    """The thing itself, or a comment that came with the act."""
    return Made(receipt=receipt, object_id=thing.id, comment_id=comment_id, thing=thing)


def own_word(words: Iterable[Word], draft: Draft, visit: Visit) -> UUID | None:
    """The comment that an act made of the draft: the person's last one."""
    mine = [each.id for each in words if each.author.id == visit.me.id]
    return mine[-1] if mine and not draft.empty else None


async def stands(outcome: Made[T], draft: Draft, visit: Visit, *, edit: int | None = None) -> None:
    """Say so, and keep it true: the draft's messages are the outcome's from now on. `edit` is the
    question, or the older receipt, that turns into this one."""
    shown = await _receipt(outcome, draft, visit, edit)
    if outcome.receipt.joined:
        landing = Landing(
            object_id=outcome.object_id,
            kind=outcome.receipt.noun.kind,
            comment_id=outcome.comment_id,
            confirmation_id=shown,
            receipt=outcome.receipt.name,
            eyes=outcome.eyes,
        )
        await visit.collector.landed(draft.albums, landing)
    if outcome.receipt.followed:
        await _follow(outcome, draft, visit)
    await _offer_link(outcome, draft.missing, visit)


async def joins(receipt: Receipt[Any], landing: Landing, more: Draft, visit: Visit) -> None:
    """The rest of an album comes to where its first parts landed."""
    if more.empty or receipt.noun.attach is None:
        return
    outcome = Made(
        receipt=receipt,
        object_id=landing.object_id,
        comment_id=landing.comment_id,
        eyes=landing.eyes,
        thing=await receipt.noun.attach(landing, more, visit),
    )
    await stands(outcome, more, visit, edit=landing.confirmation_id)


async def _receipt(outcome: Made[T], draft: Draft, visit: Visit, edit: int | None) -> int | None:
    """The message; None where a reaction is the whole receipt."""
    receipt, about = outcome.receipt, outcome.comment_id
    if outcome.quiet and edit is None and await _thumbs_up(draft, visit):
        return None
    thing = outcome.thing or await receipt.noun.get(outcome.object_id, visit)
    text, markup = receipt.drawn(thing, about, visit)
    remembered = About(
        role=receipt.role,
        kind=receipt.noun.kind,
        objects=[thing.id],
        version=thing.version,
        comment_id=about,
    )
    return await visit.speak.say(text, markup, about=remembered, edit=edit)


async def _thumbs_up(draft: Draft, visit: Visit) -> bool:
    return bool(draft.texts) and await visit.speak.thumbs_up(draft.texts[0].message_id)


async def _follow(outcome: Made[T], draft: Draft, visit: Visit) -> None:
    """Tell the API whose words these messages are, so that edits find them."""
    if draft.texts:
        place = SourceDraft(
            chat_id=visit.speak.chat_id,
            object_kind=outcome.receipt.noun.kind,
            object_id=outcome.object_id,
            comment_id=outcome.comment_id,
            parts=draft.texts,
        )
        await visit.speak.client.remember_source(place)


async def _offer_link(outcome: Made[T], missing: Iterable[MissingFile], visit: Visit) -> None:
    """One for all of them. A place that takes nothing more (a task that was cancelled with these
    very words) gets none."""
    names = [each.name for each in missing if each.reason == TOO_LARGE]
    if not names:
        return
    place = UploadLinkDraft(
        object_id=outcome.object_id,
        object_kind=outcome.receipt.noun.kind,
        visibility=outcome.eyes,
    )
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
