import type { TicketQuery, TicketStatus } from '../api/types.ts';
import { PAGE } from '../queries.ts';
import { listAddress, type Filter } from '../work/filter.ts';

const VIEWS = ['open', 'mine', 'unassigned', 'all'] as const;
export type View = (typeof VIEWS)[number];

export const address = listAddress<View, TicketStatus | ''>('/tickets', VIEWS, [
	'',
	'new',
	'in_progress',
	'waiting',
	'resolved',
	'closed',
	'cancelled',
]);

/** The filter in the API's words. A chosen status overrides "open": resolved ones are not open. */
export function queryOf({
	view,
	status,
	search,
	offset,
}: Filter<View, TicketStatus | ''>): TicketQuery {
	return {
		sort: '-updated_at',
		limit: PAGE,
		offset,
		...(status ? { status: [status] } : view === 'all' ? {} : { open: true }),
		...(view === 'mine' ? { assignee: 'me' } : view === 'unassigned' ? { assignee: 'none' } : {}),
		...(search ? { search } : {}),
	};
}
