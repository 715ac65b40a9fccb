"""The guide of the first days: what has been set up, by facts."""

from enum import StrEnum

from shared.contracts.base import Answer, Ask


class GuideStepName(StrEnum):
    """What the guide leads through, in this order."""

    STAFF_BOT = "staff_bot"
    """The staff's bot has come, and hears."""
    CLIENT_BOT = "client_bot"
    """The clients' bot has."""
    MAIL = "mail"
    """A letter has gone by the mail server, and nothing has failed since."""
    COLLEAGUE = "colleague"
    """A second employee has set a password or linked Telegram."""
    CLIENT = "client"
    """There is a company with a contact."""
    PHONE_TICKET = "phone_ticket"
    """A ticket has come by the clients' bot."""
    MORE_CHANNELS = "more_channels"
    """One of the other channels that somebody has to set up works. A desk does without."""


class GuideState(StrEnum):
    """How a step stands."""

    DONE = "done"
    BEGUN = "begun"
    """Half of it: settings are saved, somebody is invited."""
    OPEN = "open"
    """Nothing of it."""
    BROKEN = "broken"
    """It is set up, and the counterpart refuses."""


class GuideStep(Answer, frozen=True):
    """One step, as it stands now."""

    name: GuideStepName
    """Which one."""
    state: GuideState
    """How it stands."""
    says: str = ""
    """What is wrong, in the caller's language; empty where nothing is."""
    bot: str = ""
    """The bot's name in Telegram, without the @, once it has come."""
    optional: bool = False
    """Whether a desk is set up without it."""


class Guide(Answer, frozen=True):
    """What is left to set up; it stays in the page until it is done or dismissed."""

    steps: list[GuideStep]
    """All of them, in order."""
    firm: str
    """Whose desk it is, for the names of the bots; empty until somebody says it."""
    done: bool
    """Whether every step is that is not optional."""
    dismissed: bool
    """Whether an administrator wishes to see it no more."""


class GuideChange(Ask, frozen=True):
    """Whether the guide is wanted."""

    dismissed: bool
    """True: it leaves the menu; false: it comes back."""
