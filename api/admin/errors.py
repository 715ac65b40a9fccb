"""Why an administrator's wish cannot be done."""

from typing import ClassVar

from api.errors import Refusal


class SetByEnvironment(Refusal):
    """The environment holds these fields and wins; `extra.fields` names them."""

    status: ClassVar[int] = 409
    code: ClassVar[str] = "set_by_environment"


class ChannelNotConfigured(Refusal):
    """There is nothing to test yet."""

    status: ClassVar[int] = 409
    code: ClassVar[str] = "channel_not_configured"


class NotReached(Refusal):
    """The channel has no address of this person."""

    status: ClassVar[int] = 409
    code: ClassVar[str] = "not_reached"


class ChannelSettingsInvalid(Refusal):
    """Settings that can never work; the detail says why and holds no secret."""

    code: ClassVar[str] = "channel_settings_invalid"


class BotTaken(Refusal):
    """The same bot already works for the others: of two who ask Telegram in its name each ends the
    other's line (409), and both lose updates."""

    code: ClassVar[str] = "bot_taken"


class TemplateInvalid(Refusal):
    """`extra.problem` names the line and the word at fault, in the caller's language."""

    code: ClassVar[str] = "template_invalid"


class StillPending(Refusal):
    """The pipeline has not finished with this delivery: there is nothing to send again."""

    status: ClassVar[int] = 409
    code: ClassVar[str] = "still_pending"
