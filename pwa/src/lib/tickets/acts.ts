// What a person does to a ticket.
import { api, ask } from '../api/client.ts';
import type { Ticket, TicketStatus } from '../api/types.ts';
import type { Act } from '../work/acts.ts';

type OnTicket = Act<Ticket>;

const at = (ticket: Ticket) => ({ path: { ticket_id: ticket.id } });

export const take: OnTicket = (ticket) =>
	ask(
		api.POST('/api/tickets/{ticket_id}/assign', {
			params: at(ticket),
			body: { version: ticket.version },
		}),
	);

export const assign =
	(assigneeId: string): OnTicket =>
	(ticket) =>
		ask(
			api.POST('/api/tickets/{ticket_id}/assign', {
				params: at(ticket),
				body: { assignee_id: assigneeId, version: ticket.version },
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
