// What a person does to a ticket.
import { api, ask } from '../api/client.ts';
import type { Ticket, TicketChange, TicketStatus } from '../api/types.ts';
import type { Act } from '../work/acts.ts';

export type OnTicket = Act<Ticket>;

export const at = (ticket: Ticket) => ({ path: { ticket_id: ticket.id } });

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
