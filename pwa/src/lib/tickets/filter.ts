import type { TicketQuery, TicketStatus } from '../api/types.ts';
import { PAGE } from '../queries.ts';

export const STATUSES: TicketStatus[] = [
	'new',
	'in_progress',
	'waiting',
	'resolved',
	'closed',
	'cancelled',
];

export const VIEWS = ['open', 'mine', 'unassigned', 'all'] as const;
export type View = (typeof VIEWS)[number];

/** What the address of the list says: the filters live there, so that back and sharing work. */
export type Filter = { view: View; status: TicketStatus | ''; search: string; offset: number };

export function readFilter(params: Pick<URLSearchParams, 'get'>): Filter {
	const view = VIEWS.find((known) => known === params.get('view')) ?? 'open';
	const status = STATUSES.find((known) => known === params.get('status')) ?? '';
	const offset = Math.max(0, Number.parseInt(params.get('offset') ?? '0', 10) || 0);
	return { view, status, search: params.get('search') ?? '', offset };
}

/** The address of a filter; what is usual is left out. */
export function addressOf(filter: Filter): string {
	const params = new URLSearchParams();
	if (filter.view !== 'open') params.set('view', filter.view);
	if (filter.status) params.set('status', filter.status);
	if (filter.search) params.set('search', filter.search);
	if (filter.offset) params.set('offset', String(filter.offset));
	const query = params.toString();
	return query ? `/tickets?${query}` : '/tickets';
}

/** The filter in the API's words. A chosen status overrides "open": resolved ones are not open. */
export function queryOf({ view, status, search, offset }: Filter): TicketQuery {
	return {
		sort: '-updated_at',
		limit: PAGE,
		offset,
		...(status ? { status: [status] } : view === 'all' ? {} : { open: true }),
		...(view === 'mine' ? { assignee: 'me' } : view === 'unassigned' ? { assignee: 'none' } : {}),
		...(search ? { search } : {}),
	};
}
