import type { Priority, TicketQuery, TicketStatus } from '../api/types.ts';
import { PAGE } from '../api/paging.ts';
import { listAddress, type Filter } from '../work/filter.ts';

const VIEWS = ['open', 'mine', 'unassigned', 'all'] as const;
export type View = (typeof VIEWS)[number];

const STATUSES = ['', 'new', 'in_progress', 'waiting', 'resolved', 'closed', 'cancelled'] as const;

/** By what employees narrow the list further. */
const FURTHER = ['team_id', 'category_id', 'priority', 'client_id'] as const;

export const address = listAddress<View, TicketStatus | ''>('/tickets', VIEWS, STATUSES, FURTHER);

/** The filter in the API's words. A chosen status overrides "open": resolved ones are not open. */
export function queryOf({
	view,
	status,
	search,
	place,
	more: { priority, ...places },
}: Filter<View, TicketStatus | ''>): TicketQuery {
	return {
		sort: '-updated_at',
		limit: PAGE,
		...place,
		...(status ? { status: [status] } : view === 'all' ? {} : { open: true }),
		...(view === 'mine' ? { assignee: 'me' } : view === 'unassigned' ? { assignee: 'none' } : {}),
		...(search ? { search } : {}),
		...(priority ? { priority: [priority as Priority] } : {}),
		...places,
	};
}
