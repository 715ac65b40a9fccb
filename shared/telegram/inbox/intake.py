"""What a person's message brings, brought to the API: the text, the files, what was not taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from shared.contracts.files import MissingFile
from shared.contracts.telegram import Spoken
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.albums import Whole
from shared.telegram.inbox.content import content_of, joined, spoken, unique_names
from shared.telegram.inbox.downloads import Received, problems_told, receive, refusals_told


@dataclass(frozen=True)
class Intake:
    """`text` and the files of one message, however many parts it had."""

    spoken: list[Spoken]
    """Message by message; edits replace their own part (T13)."""
    received: Received

    @property
    def text(self) -> str:
        return joined(self.spoken)

    @property
    def file_ids(self) -> list[UUID]:
        return [file.id for file in self.received.files]

    @property
    def missing(self) -> list[MissingFile]:
        return self.received.missing

    @property
    def empty(self) -> bool:
        return not (self.text or self.received.files or self.received.missing)


async def take_in(
    whole: Whole, visit: Visit, taken: Sequence[str] = (), *, confirms: bool = False
) -> Intake:
    """Receive the files and say what could not be taken; `taken` are the names of the files that
    came before to the same place. What is lost is told once: not here, where a message `confirms`
    at once what has become of each."""
    content = content_of(whole.parts, visit.t)
    files = unique_names(content.files, taken)
    received = await receive(files, visit.bot, visit.api, visit.key, already=len(taken))
    tell = refusals_told if confirms else problems_told
    if told := tell(received, visit.t):
        await visit.speak.say(told)
    if content.refused:
        await visit.speak.say(visit.t("accepted-kinds"))
    return Intake(spoken(whole.parts, visit.t), received)
