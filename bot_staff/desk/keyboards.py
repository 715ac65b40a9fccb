"""The menu of the employees' bot: what is offered below the chat, and to whom."""

from shared.contracts.people import Me
from shared.contracts.telegram import BotScope
from shared.telegram.chat.menus import Entry, Menu
from shared.telegram.conversations import commands

SCOPE = BotScope.STAFF


def works_on_tickets(me: Me) -> bool:
    return me.serves


def approves(me: Me) -> bool:
    return me.approves


TASKS = Entry("staff-menu-tasks", "tasks")
NEW_TASK = Entry("staff-menu-new-task", "task")
TICKETS = Entry("staff-menu-tickets", "tickets", works_on_tickets)
APPROVALS = Entry("staff-menu-approvals", "approvals", approves)
ABSENCES = Entry("staff-menu-absences", "absences")
DIGEST = Entry("staff-menu-digest", "digest")
SETTINGS = Entry("staff-menu-settings", "settings")
HELP = Entry("staff-menu-help", "help")

MENU = Menu(
    SCOPE,
    (TASKS, NEW_TASK, TICKETS, APPROVALS, ABSENCES, DIGEST, SETTINGS, HELP),
    (*commands.NAMES, "password"),
)
