// What a client's contact does at the end of a ticket.
import { api, ask } from '../api/client.ts';
import { at, type OnTicket } from './acts.ts';

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
