"""What the rooms of people refuse, by name."""

from api.errors import Invalid, Refusal


class PhoneTaken(Refusal):
    """Another active person of the same scope has the number (R3): `person` and `name` say who."""

    status = 409
    code = "phone_taken"


class PhoneNotUnderstood(Invalid):
    """No number of the desk's country, nor one with its country code; `example` is one."""

    code = "phone_not_understood"


class PersonGone(Refusal):
    """The entry was merged into another one, or its personal data was erased: nothing of it can be
    changed any more."""

    status = 409
    code = "person_gone"


class EmailTaken(Refusal):
    """Another active employee logs in by this address: `person` and `name` say who."""

    status = 409
    code = "email_taken"


class NameTaken(Refusal):
    """Another of this kind has the name: a team, a company, a category."""

    status = 409
    code = "name_taken"


class UnknownTeam(Refusal):
    """There is no such team."""

    code = "unknown_team"


class ManagerCycle(Refusal):
    """The manager is the person or somebody below."""

    code = "manager_cycle"


class UnknownDeputy(Refusal):
    """Not another active employee."""

    code = "unknown_deputy"


class UnfitForDuty(Refusal):
    """Not a member of the team, or works on no tickets."""

    code = "unfit_for_duty"


class LastAdmin(Refusal):
    """Nobody would be left to administer the system."""

    status = 409
    code = "last_admin"


class ForeignContact(Refusal):
    """Not the sender's own contact card (R1)."""

    code = "foreign_contact"


class UnknownPhone(Refusal):
    """Nobody active in this bot's scope has the number (R4)."""

    status = 404
    code = "unknown_phone"
    remembered = True


class AmbiguousPhone(Refusal):
    """Several people have the number: an administrator must sort it out (R5)."""

    status = 409
    code = "ambiguous_phone"
    remembered = True


class LinkRace(Refusal):
    """Another registration was faster this very moment; try again (R7)."""

    status = 409
    code = "link_race"
