// What and who has to do with a ticket.
import { api, ask } from '../api/client.ts';
import type { LinkKind, TicketLink } from '../api/types.ts';
import { at, type OnTicket } from './acts.ts';

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

/** The id of the words for what the other ticket is to this one. */
export const relation = ({ kind, reverse }: TicketLink) =>
	reverse ? `link-${kind}-reverse` : `link-${kind}`;
