"""What the door refuses, by name."""

from api.errors import Refusal


class BadCredentials(Refusal):
    """The account or the password: which of them is not told (X3)."""

    status = 401
    code = "bad_credentials"
    remembered = True


class WrongPassword(Refusal):
    """The old password given for a change."""

    status = 403
    code = "wrong_password"
    remembered = True


class SetupLinkUsed(Refusal):
    """Used, expired, replaced by a newer one, or there is an administrator already."""

    status = 410
    code = "setup_link_used"
