// What a person does to a ticket. Each answer of the API is the ticket as it is now.
import { api, ask } from '../api/client.ts';
import type { Ticket, TicketStatus } from '../api/types.ts';
import { queries } from '../session/cache.ts';

export type Act = (ticket: Ticket) => Promise<Ticket>;

const at = (ticket: Ticket) => ({ path: { ticket_id: ticket.id } });

export const take: Act = (ticket) =>
	ask(
		api.POST('/api/tickets/{ticket_id}/assign', {
			params: at(ticket),
			body: { version: ticket.version },
		}),
	);

export const assign =
	(assigneeId: string): Act =>
	(ticket) =>
		ask(
			api.POST('/api/tickets/{ticket_id}/assign', {
				params: at(ticket),
				body: { assignee_id: assigneeId, version: ticket.version },
			}),
		);

export const move =
	(status: TicketStatus, comment = ''): Act =>
	(ticket) =>
		ask(
			api.POST('/api/tickets/{ticket_id}/status', {
				params: at(ticket),
				body: { status, comment, version: ticket.version },
			}),
		);

export const cancel =
	(reason: string): Act =>
	(ticket) =>
		ask(api.POST('/api/tickets/{ticket_id}/cancel', { params: at(ticket), body: { reason } }));

export const follow: Act = (ticket) => {
	const params = at(ticket);
	return ask(
		ticket.following
			? api.DELETE('/api/tickets/{ticket_id}/follow', { params })
			: api.POST('/api/tickets/{ticket_id}/follow', { params }),
	);
};

/** Shows the ticket as it is now wherever it is shown. */
export function refresh(ref: string, ticket?: Ticket): void {
	if (ticket) queries.setQueryData(['ticket', ref], ticket);
	else void queries.invalidateQueries({ queryKey: ['ticket', ref] });
	void queries.invalidateQueries({ queryKey: ['tickets'] });
}
