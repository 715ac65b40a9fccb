"""Who may use and keep canned replies: pure."""

from uuid import UUID

from api.principal import Principal


def may_keep_reply(who: Principal, team_id: UUID | None) -> bool:
    """Administrators all of them, a team's lead those of the team."""
    return who.is_admin or (who.is_agent and team_id in who.leads)
