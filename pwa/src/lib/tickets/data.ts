// Tickets: what is read of them, and what a person does to one.
import { queryOptions } from '@tanstack/svelte-query';
import { api, ask } from '../api/client.ts';
import { endless, searching } from '../api/paging.ts';
import type {
	CommentDraft,
	LinkKind,
	Ticket,
	TicketChange,
	TicketDraft,
	TicketQuery,
	TicketStatus,
} from '../api/types.ts';
import type { Sending } from '../ids.ts';
import type { Act } from '../work/acts.ts';

export type OnTicket = Act<Ticket>;

const at = (ticket: { id: string }) => ({ path: { ticket_id: ticket.id } });

export const tickets = (query: TicketQuery) =>
	queryOptions({
		queryKey: ['tickets', query],
		queryFn: () => ask(api.GET('/api/tickets', { params: { query } })),
	});

/** @param ref the ticket's id or its human number: links carry either */
export const ticket = (ref: string) =>
	queryOptions({ queryKey: ['ticket', ref], queryFn: () => fetchTicket(ref) });

function fetchTicket(ref: string) {
	if (/^\d+$/.test(ref)) {
		const path = { number: Number(ref) };
		return ask(api.GET('/api/tickets/by-number/{number}', { params: { path } }));
	}
	return ask(api.GET('/api/tickets/{ticket_id}', { params: at({ id: ref }) }));
}

/** Who may be given the ticket, with what choosing needs: computed anew each time. */
export const assignees = (ticketId: string, search: string) => ({
	...endless(['assignees', ticketId, search], (slice) => {
		const params = { ...at({ id: ticketId }), query: { ...slice, ...searching(search) } };
		return ask(api.GET('/api/tickets/{ticket_id}/assignees', { params }));
	}),
	staleTime: 0,
});

/** Ready words with the ticket's own names in them. */
export const readyReplies = (ticketId: string) =>
	queryOptions({
		queryKey: ['ready-replies', ticketId],
		queryFn: () =>
			ask(api.GET('/api/tickets/{ticket_id}/canned-replies', { params: at({ id: ticketId }) })),
		staleTime: 0,
	});

export const openTicket = (body: TicketDraft, headers: Sending) =>
	ask(api.POST('/api/tickets', { body, headers }));

export const comment = (ticket: { id: string }, body: CommentDraft, headers: Sending) =>
	ask(api.POST('/api/tickets/{ticket_id}/comments', { params: at(ticket), body, headers }));

export const take: OnTicket = (ticket) =>
	ask(
		api.POST('/api/tickets/{ticket_id}/assign', {
			params: at(ticket),
			body: { version: ticket.version },
		}),
	);

/** @param absentOk the person has seen that the other one is away, and wants it all the same (A9) */
export const assign =
	(assigneeId: string, absentOk: boolean): OnTicket =>
	(ticket) =>
		ask(
			api.POST('/api/tickets/{ticket_id}/assign', {
				params: at(ticket),
				body: { assignee_id: assigneeId, absent_ok: absentOk, version: ticket.version },
			}),
		);

export type Change = Omit<TicketChange, 'version'>;

export const edit =
	(change: Change): OnTicket =>
	(ticket) =>
		ask(
			api.PATCH('/api/tickets/{ticket_id}', {
				params: at(ticket),
				body: { ...change, version: ticket.version },
			}),
		);

export const move =
	(status: TicketStatus, comment = ''): OnTicket =>
	(ticket) =>
		ask(
			api.POST('/api/tickets/{ticket_id}/status', {
				params: at(ticket),
				body: { status, comment, version: ticket.version },
			}),
		);

export const cancel =
	(reason: string): OnTicket =>
	(ticket) =>
		ask(api.POST('/api/tickets/{ticket_id}/cancel', { params: at(ticket), body: { reason } }));

export const follow: OnTicket = (ticket) => {
	const params = at(ticket);
	return ask(
		ticket.following
			? api.DELETE('/api/tickets/{ticket_id}/follow', { params })
			: api.POST('/api/tickets/{ticket_id}/follow', { params }),
	);
};

export const mute: OnTicket = (ticket) => {
	const params = at(ticket);
	return ask(
		ticket.muted
			? api.DELETE('/api/tickets/{ticket_id}/mute', { params })
			: api.POST('/api/tickets/{ticket_id}/mute', { params }),
	);
};

export const solved: OnTicket = (ticket) =>
	ask(api.POST('/api/tickets/{ticket_id}/solved', { params: at(ticket) }));

export const reopen =
	(reason: string): OnTicket =>
	(ticket) =>
		ask(api.POST('/api/tickets/{ticket_id}/reopen', { params: at(ticket), body: { reason } }));

/** @param score from 1, the worst, to 5 */
export const rate =
	(score: number, word: string): OnTicket =>
	(ticket) =>
		ask(api.POST('/api/tickets/{ticket_id}/rating', { params: at(ticket), body: { score, word } }));

const WATCHERS = '/api/tickets/{ticket_id}/watchers';
const LINKS = '/api/tickets/{ticket_id}/links';

export const watched =
	(personId: string): OnTicket =>
	(ticket) =>
		ask(api.POST(WATCHERS, { params: at(ticket), body: { person_id: personId } }));

export const unwatched =
	(personId: string): OnTicket =>
	(ticket) => {
		const params = { path: { ticket_id: ticket.id, person_id: personId } };
		return ask(api.DELETE(`${WATCHERS}/{person_id}`, { params }));
	};

export const linked =
	(number: number, kind: LinkKind): OnTicket =>
	(ticket) =>
		ask(api.POST(LINKS, { params: at(ticket), body: { number, kind } }));

export const unlinked =
	(linkId: string): OnTicket =>
	(ticket) => {
		const params = { path: { ticket_id: ticket.id, link_id: linkId } };
		return ask(api.DELETE(`${LINKS}/{link_id}`, { params }));
	};
