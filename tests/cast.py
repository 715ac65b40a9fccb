"""The play's actors: what a person does in Telegram, and what the person sees there."""

from collections.abc import Callable
from typing import TypeVar

from tests.sandbox.people import Person
from tests.sandbox.telegram import Account, Attachment, Button, Chat, Message, Press, Toast
from tests.sandbox.transcript import chat_transcript
from tests.sandbox.world import Sandbox

T = TypeVar("T")
PATIENCE = 10.0


class Actor:
    """A person in a chat with one bot: acts at once, sees within a deadline.

    A message that was seen before the latest act is not seen again: what is expected after
    an act cannot be satisfied by what was already read before it.
    """

    def __init__(
        self,
        world: Sandbox,
        person: Person,
        *,
        bot: str | None = None,
        group: Chat | None = None,
    ) -> None:
        self.world = world
        self.person = person
        self.account: Account = world.telegram.account(bot or person.bot, person, group)
        self.chat: Chat = self.account.chat
        self._seen: set[tuple[int, int]] = set()
        self._done: set[tuple[int, int]] = set()
        self._toasts_done = 0

    # ------------------------------------------------------------ acts

    async def opens_bot(self, payload: str = "") -> Message:
        """`/start`, with the token of a deep link if there is one."""
        return self._acts(self.account.start(payload))

    async def types(self, text: str) -> Message:
        return self._acts(self.account.say(text))

    async def shares_phone(self, within: float = PATIENCE) -> Message:
        """Presses the phone button; fails if the bot has not shown one."""
        button = await self._waits(self._phone_button, "a phone button", within)
        return self._acts(self.account.share_phone() if button else self.last)

    async def sends_contact(self, of: Person, *, user_id: int | None = None) -> Message:
        """A contact card from the address book: whose it is, nobody vouches for."""
        card: dict[str, object] = {"phone_number": of.phone, "first_name": of.first_name}
        if user_id:
            card["user_id"] = user_id
        return self._acts(self.account.post({"contact": card}))

    async def sends_photo(self, content: bytes | None = None, caption: str = "") -> Message:
        return self._attaches(Attachment(kind="photo", content=content), caption)

    async def sends_file(
        self,
        name: str,
        content: bytes | None = None,
        *,
        size: int | None = None,
        caption: str = "",
        mime: str = "",
    ) -> Message:
        """A document; with `size` alone it is as large as that without taking the memory."""
        one = Attachment(kind="document", name=name, content=content, size=size, mime=mime)
        return self._attaches(one, caption)

    async def sends_voice(self, content: bytes | None = None) -> Message:
        return self._attaches(Attachment(kind="voice", content=content), "")

    async def sends(self, kind: str, caption: str = "") -> Message:
        """video, video_note, audio, sticker or animation."""
        return self._attaches(Attachment(kind=kind), caption)

    async def sends_album(
        self, photos: int = 2, caption: str = "", *, parts: list[Attachment] | None = None
    ) -> list[Message]:
        """Photos (or any `parts`) under one `media_group_id`, the caption on the first."""
        album = self.world.telegram.next_album()
        parts = parts or [Attachment(kind="photo") for _ in range(photos)]
        captions = [caption] + [""] * (len(parts) - 1)
        messages = [
            self.account.attach(part, caption=text, album=album)
            for part, text in zip(parts, captions, strict=True)
        ]
        self._acts(messages[0])
        return messages

    async def adds_to_album(self, first: Message, caption: str = "") -> Message:
        """One more part of an album that is already on its way."""
        album = str(first.wire["media_group_id"])
        part = Attachment(kind="photo")
        return self._acts(self.account.attach(part, caption=caption, album=album))

    async def sends_poll(self, question: str = "Когда удобно?") -> Message:
        options = [
            {"persistent_id": str(number), "text": text, "voter_count": 0}
            for number, text in enumerate(("Утром", "Вечером"))
        ]
        flags = dict.fromkeys(
            ("is_closed", "allows_multiple_answers", "allows_revoting", "members_only"), False
        )
        poll: dict[str, object] = {
            "id": "5400000000000000001",
            "question": question,
            "options": options,
            "total_voter_count": 0,
            "is_anonymous": True,
            "type": "regular",
        }
        return self._acts(self.account.post({"poll": poll | flags}))

    async def sends_dice(self) -> Message:
        return self._acts(self.account.post({"dice": {"emoji": "🎲", "value": 6}}))

    async def sends_location(
        self, latitude: float = 55.751244, longitude: float = 37.618423
    ) -> Message:
        place = {"latitude": latitude, "longitude": longitude}
        return self._acts(self.account.post({"location": place}))

    async def forwards(self, message: Message) -> Message:
        return self._acts(self.account.forward(message))

    async def replies(
        self, to: Message, text: str = "", *, file: Attachment | None = None
    ) -> Message:
        """A reply to a message, by text, by a file, or by a file with the text under it."""
        if file is None:
            return self._acts(self.account.say(text, reply_to=to))
        return self._acts(self.account.attach(file, caption=text, reply_to=to))

    async def edits(self, message: Message, text: str) -> Message:
        return self._acts(self.account.edit(message, text))

    async def taps(self, label: str, within: float = PATIENCE) -> Press | Message | str:
        """The newest live button that says `label`; fails naming the buttons there are."""
        button = await self._waits(lambda: self._button(label), f"a button «{label}»", within)
        result = self.account.tap(button)
        self._settle()
        return result

    async def taps_on(
        self, message: Message, label: str, within: float = PATIENCE
    ) -> Press | Message | str:
        """A button of this very message."""
        button = await self._waits(
            lambda: _labelled(message.buttons, label), f"a button «{label}» there", within
        )
        result = self.account.tap(button)
        self._settle()
        return result

    async def taps_raw(self, data: str, message: Message | None = None) -> Press:
        """Any callback data, as from a button drawn by another version."""
        press = self.account.press(message or self.last, data)
        self._settle()
        return press

    async def blocks_bot(self) -> None:
        self.account.block()
        self._settle()

    async def unblocks_bot(self) -> None:
        self.account.unblock()
        self._settle()

    # ------------------------------------------------------------ sights

    async def sees(self, text: str, within: float = PATIENCE) -> Message:
        """The newest message of the bot that says `text` now."""
        message = await self._waits(lambda: self._find(text), f"«{text}»", within)
        self._seen.add(_version(message))
        return message

    async def sees_edited(
        self, message: Message, text: str = "", within: float = PATIENCE
    ) -> Message:
        """This message was edited and says `text` now."""
        return await self._waits(
            lambda: message if message.edited and text in message.text else None,
            f"message {message.message_id} edited to «{text}»",
            within,
        )

    async def sees_deleted(self, message: Message, within: float = PATIENCE) -> None:
        wanted = f"message {message.message_id} deleted"
        await self._waits(lambda: message.deleted or None, wanted, within)

    async def sees_no_buttons(self, message: Message, within: float = PATIENCE) -> None:
        """The message has lost its keyboard: no dead buttons in the chat."""
        wanted = f"no buttons under message {message.message_id}"
        await self._waits(lambda: None if message.buttons else True, wanted, within)

    async def sees_toast(self, text: str = "", within: float = PATIENCE) -> Toast:
        """The answer to a press that says `text`."""
        return await self._waits(lambda: self._toast(text), f"a toast «{text}»", within)

    async def sees_answer(self, press: Press, within: float = PATIENCE) -> Toast:
        """The press was answered, with or without a text."""
        return await self._waits(lambda: press.answer, "an answer to the press", within)

    async def sees_reaction(
        self, message: Message, emoji: str = "", within: float = PATIENCE
    ) -> str:
        return await self._waits(
            lambda: next((one for one in message.reactions if emoji in one), None),
            f"a reaction {emoji} on message {message.message_id}",
            within,
        )

    async def sees_phone_button(self, within: float = PATIENCE) -> Button:
        return await self._waits(self._phone_button, "a phone button", within)

    def sees_no(self, text: str) -> None:
        """The bot has never said this here, in no version of any message and no toast."""
        said = [every for one in self.chat.messages.values() if one.by_bot for every in one.ever]
        said += [toast.text for toast in self.chat.toasts]
        assert not any(text in one for one in said), (
            f"{self.person.name} has seen «{text}»:\n{self.transcript}"
        )

    def buttons(self, message: Message | None = None) -> list[str]:
        """Labels under a message, or everything that can be tapped now."""
        found = message.buttons if message is not None else self._all_buttons()
        return [button.text for button in found]

    def messages(self, text: str = "") -> list[Message]:
        """The bot's messages on the screen that say `text`, oldest first."""
        shown = [one for one in self.chat.live if one.by_bot and text in one.text]
        return shown[::-1]

    @property
    def last(self) -> Message:
        """The newest message of the bot."""
        found = next((one for one in self.chat.live if one.by_bot), None)
        assert found is not None, f"the bot has said nothing to {self.person.name}"
        return found

    @property
    def transcript(self) -> str:
        return chat_transcript(self.chat)

    # ------------------------------------------------------------ inside

    def _acts(self, message: Message) -> Message:
        self._settle()
        return message

    def _attaches(self, attachment: Attachment, caption: str) -> Message:
        return self._acts(self.account.attach(attachment, caption=caption))

    def _settle(self) -> None:
        self._done |= self._seen
        self._seen.clear()

    def _find(self, text: str) -> Message | None:
        fresh = (one for one in self.chat.live if one.by_bot and _version(one) not in self._done)
        return next((one for one in fresh if text in one.text), None)

    def _toast(self, text: str) -> Toast | None:
        for number in range(self._toasts_done, len(self.chat.toasts)):
            if text in self.chat.toasts[number].text:
                self._toasts_done = number + 1
                return self.chat.toasts[number]
        return None

    def _all_buttons(self) -> list[Button]:
        inline = [button for one in self.chat.live for button in one.buttons]
        return inline + self.chat.keyboard_buttons

    def _button(self, label: str) -> Button | None:
        return _labelled(self._all_buttons(), label)

    def _phone_button(self) -> Button | None:
        buttons = self.chat.keyboard_buttons
        return next((one for one in buttons if one.wire.get("request_contact")), None)

    async def _waits(self, found: Callable[[], T | None], what: str, within: float) -> T:
        try:
            return await self.world.telegram.pulse.until(found, within)
        except TimeoutError:
            raise AssertionError(
                f"{self.person.name} waited {within:g} s for {what}; the chat:\n{self.transcript}"
            ) from None


def _labelled(buttons: list[Button], label: str) -> Button | None:
    exact = next((one for one in buttons if one.text == label), None)
    return exact or next((one for one in buttons if label in one.text), None)


def _version(message: Message) -> tuple[int, int]:
    return message.message_id, len(message.versions)
