"""What the door refuses, by name."""

from api.errors import Refusal


class BadCredentials(Refusal):
    """The account or the password: which of them is not told (X3)."""

    status = 401
    code = "bad_credentials"
    remembered = True


class AccessEnded(Refusal):
    """The right password of somebody who is deactivated: a stranger, who has none, learns
    nothing."""

    status = 403
    code = "access_ended"
    remembered = True


class WrongPassword(Refusal):
    """The old password given for a change."""

    status = 403
    code = "wrong_password"
    remembered = True


class NoLogin(Refusal):
    """The employee has no e-mail address, which is what one logs in with."""

    status = 409
    code = "no_login"


class PasswordLinkUsed(Refusal):
    """Used, expired, replaced by a newer one, or the person has left."""

    status = 410
    code = "password_link_used"


class InvitationUsed(Refusal):
    """Used, expired, withdrawn, replaced by a newer one, or the person has left."""

    status = 410
    code = "invitation_used"


class InvitationRace(Refusal):
    """Another administrator has invited the person this very moment."""

    status = 409
    code = "invitation_race"


class AlreadyIn(Refusal):
    """The person has what the invitation is for: a password, or a linked Telegram account."""

    status = 409
    code = "already_in"


class TelegramTaken(Refusal):
    """The invitation is somebody else's: this Telegram account belongs to another person."""

    status = 409
    code = "telegram_taken"


class SetupLinkUsed(Refusal):
    """Used, expired, replaced by a newer one, or there is an administrator already."""

    status = 410
    code = "setup_link_used"


class TelegramLinkUsed(Refusal):
    """Used, expired, replaced by a newer one, another bot's, or the person has left (R11)."""

    status = 410
    code = "telegram_link_used"


class BotNotStarted(Refusal):
    """Nobody knows yet what the bot is called in Telegram: it has never run."""

    status = 409
    code = "bot_not_started"
