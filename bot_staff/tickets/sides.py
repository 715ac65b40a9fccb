"""What is known of a ticket beside its card: rating, other tickets, tasks."""

from shared.contracts.tickets import Ticket, TicketLink
from shared.i18n import Translator
from shared.work.task_card import task_status
from shared.work.text import bold, esc, fitting
from shared.work.ticket_card import facts_of, status_name, ticket_heading


def sides_text(ticket: Ticket, t: Translator) -> str:
    """As HTML."""
    priority = t(f"card-priority-{ticket.priority.value}")
    told = [
        t("card-category", category=ticket.category.name if ticket.category else "—"),
        t("card-priority", priority=priority),
        t("card-team", team=ticket.team.name if ticket.team else "—"),
        *_rating(ticket, t),
        *(_link(each, t) for each in ticket.links),
        *(
            t(
                "more-task",
                number=str(each.number),
                title=each.title,
                status=task_status(each.status, t),
                name=each.assignee.name,
            )
            for each in ticket.tasks
        ),
    ]
    return fitting([bold(ticket_heading(facts_of(ticket), t)), *map(esc, told)])


def _rating(ticket: Ticket, t: Translator) -> list[str]:
    if ticket.rating is None:
        return []
    score, word = str(ticket.rating.score), ticket.rating.word
    return [t("more-rating", score=score), *([f"«{word}»"] if word else [])]


def _link(link: TicketLink, t: Translator) -> str:
    other = link.ticket
    return t(
        "more-link",
        kind=link.kind.value,
        reverse="yes" if link.reverse else "no",
        number=str(other.number),
        title=other.title,
        status=status_name(other.status, t),
    )
