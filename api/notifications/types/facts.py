"""What a subject is: the object of a notice, as plain data that can speak for itself."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Protocol
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api.notifications.channels.base import Thread
from api.outbox import About, Event
from api.principal import Principal
from shared.contracts.telegram import ObjectKind
from shared.contracts.tickets import Visibility
from shared.i18n import Translator
from shared.work.buttons import Rows
from shared.work.drawing.files import File
from shared.work.drawing.message import Button, Message
from shared.work.drawing.reader import Reader
from shared.work.notify_controls import Chosen
from shared.work.sections import Section


@dataclass(frozen=True, kw_only=True)
class CommentNow:
    """A comment as it stands at this moment."""

    id: UUID
    author_id: UUID
    visibility: Visibility
    text: str
    files: tuple[File, ...] = ()


@dataclass(frozen=True, kw_only=True)
class State:
    """What a notice says below its news: how things stand for one reader now; plain text."""

    lines: list[str] = field(default_factory=list[str])
    sections: list[Section] = field(default_factory=list[Section])
    draws: Callable[[], list[list[Button]]] = list[list[Button]]
    """The buttons, drawn where they are shown: most channels have none."""
    asks: Rows = field(default_factory=Rows)
    """Those of the buttons by which the reader answers what a message may have asked."""

    @property
    def buttons(self) -> list[list[Button]]:
        """All that the reader may press."""
        return self.draws()


@dataclass(frozen=True, kw_only=True)
class Post:
    """A message to a Mattermost channel, in the name, language and right of a person (M1)."""

    channel: str
    in_name_of: UUID


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What people chose about one object, by their ids."""

    watchers: frozenset[UUID] = frozenset()
    """Who follows it."""
    muted_by: frozenset[UUID] = frozenset()
    """Who wishes to hear no more of it (N3)."""
    snoozed: Mapping[UUID, datetime] = field(default_factory=dict[UUID, datetime])
    """Who is told of it again, and when (N3)."""


class Subject(Wishes, ABC):
    """An object as it stands at this moment. A kind is a frozen dataclass that answers these
    questions of itself without looking anything up."""

    kind: ClassVar[ObjectKind]
    id: UUID
    version: int
    title: str
    text: str
    files: tuple[File, ...]

    @property
    def about(self) -> About:
        """Its name."""
        return About(self.kind, self.id)

    @property
    def mentions(self) -> tuple[About, ...]:
        """What a reply to a message about it belongs to; of several the person is asked (C2)."""
        return (self.about,)

    @property
    @abstractmethod
    def path(self) -> str:
        """Its page inside the PWA."""

    @property
    def pages(self) -> tuple[str, ...]:
        """Live channels of the open pages that show it and must fetch it again."""
        return ()

    @property
    def critical(self) -> bool:
        """Whether telling of it passes quiet hours (Q5)."""
        return False

    @property
    def is_open(self) -> bool:
        """Whether anything is still to be done about it: of what is ended nobody is told anew."""
        return False

    def may_wait(self, reader: Principal) -> bool:  # noqa: ARG002 - for kinds that can be put off
        """Whether the reader may put it off now: the slice's own policy answers (N3)."""
        return False

    @abstractmethod
    def may_see(self, reader: Principal) -> bool:
        """Whether the reader may know of it now: the slice's own policy answers (X1)."""

    def may_hear(self, reader: Principal, event: Event, comment: CommentNow | None) -> bool:  # noqa: ARG002 - for kinds whose events are not for everybody
        """Whether the reader, who may see it, may know of this event too."""
        return self.may_see(reader)

    def concerns(self, reader: Principal, event: Event) -> bool:  # noqa: ARG002 - for kinds to use
        """Whether the event still says anything to the reader: not a hand-over that was taken
        back, nor a reminder of what is done (D7, Q10)."""
        return True

    def asked_by(self, event: Event) -> bool:  # noqa: ARG002 - for kinds that ask something
        """Whether telling of the event asked its reader something, and it is still so."""
        return False

    def is_with(self, reader: Principal) -> bool:  # noqa: ARG002 - for kinds that have an assignee
        """Whether it still is the reader's to do: what was for the assignee alone is dropped
        when it has gone to somebody else (D7)."""
        return True

    @abstractmethod
    def heading(self, eyes: Reader) -> str:
        """The first line of everything about it: `№12 · Title`."""

    def in_brief(self, eyes: Reader) -> str:  # noqa: ARG002 - for kinds whose title says too little
        """What the inbox shows below an event that quotes nobody."""
        return self.title

    @abstractmethod
    def subject(self, t: Translator) -> str:
        """Its stable e-mail subject: `[№12] Title` (E2)."""

    @abstractmethod
    def state(self, reader: Principal, eyes: Reader) -> State:
        """What a notice of it says below the news, and what the reader may press."""

    def card(self, reader: Principal, eyes: Reader) -> Message:
        """The whole of it; what bots show is drawn as they draw it."""
        state = self.state(reader, eyes)
        return Message(
            title=self.heading(eyes),
            about=state.lines,
            sections=state.sections,
            buttons=state.buttons,
            locale=eyes.t.locale,
        )

    def receipt(self, reader: Principal, eyes: Reader) -> Message:
        """The same below the words that it was made (T9); of most kinds no bot says so."""
        return self.card(reader, eyes)

    @abstractmethod
    def letter(self, reader: Principal, t: Translator) -> dict[str, str]:
        """Its facts for the administrator's e-mail templates, as this reader may know them (E5)."""

    def chosen_by(self, reader: Principal) -> Chosen:
        """How much of it the reader wishes to hear (N3)."""
        me = reader.person_id
        return Chosen(me in self.muted_by, me in self.watchers, self.snoozed.get(me))

    def post(self, event: Event) -> Post | None:  # noqa: ARG002 - for kinds to use
        """What the event tells a whole channel, if anything."""
        return None

    def thread(self, t: Translator) -> Thread:
        """What ties together all messages about it: letters, push tags, replies."""
        return Thread(key=f"{self.kind}-{self.id}", subject=self.subject(t))


class Source(Protocol):
    """Where the subjects of one kind come from: a module with these functions. Each answers for
    many at once; ids that are not in the answer are of things that are gone. Who muted a subject
    or put it off is told to it by the table, the same for every kind."""

    async def load(
        self, session: AsyncSession, ids: Collection[UUID]
    ) -> Mapping[UUID, Subject]: ...

    async def comments(
        self, session: AsyncSession, ids: Collection[UUID]
    ) -> Mapping[UUID, CommentNow]:
        """The comments of these ids, which events quote."""
        ...

    async def last_words(
        self, session: AsyncSession, ids: Collection[UUID]
    ) -> Mapping[UUID, Sequence[Any]]:
        """By object the last comments that a card may show, the oldest first."""
        ...

    async def seen(
        self, session: AsyncSession, who: Principal, ids: Collection[UUID]
    ) -> Mapping[UUID, int]:
        """Those of them that the person may see, with their versions, by as little as that
        takes."""
        ...

    async def versions(self, session: AsyncSession, ids: Collection[UUID]) -> Mapping[UUID, int]:
        """Only the versions: what a message shows may have changed while it was on its way."""
        ...
