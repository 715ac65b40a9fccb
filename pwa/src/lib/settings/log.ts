import { session } from '../session/session.svelte.ts';
import { later, toInstant } from '../i18n/zoned.ts';
import { listAddress } from '../work/filter.ts';

/** The addresses of the two logs: what narrows them stays there. */
const NARROWED = ['person', 'name', 'since', 'until'];
export const deliveryLog = listAddress(
	'/settings/deliveries',
	[''],
	['', 'pending', 'sent', 'failed', 'expired', 'skipped'],
	[...NARROWED, 'lane', 'ticket', 'task'],
);
export const auditLog = listAddress('/settings/audit', [''], [''], [...NARROWED, 'action']);

type More = Record<string, string>;

/** Local days as the moments between which they lie; the last day is within. */
function span({ since, until }: More): More {
	const zone = session.me?.timezone ?? 'UTC';
	const midnight = (day: string) => toInstant(`${day}T00:00`, zone);
	return {
		...(since ? { since: midnight(since) } : {}),
		...(until ? { before: midnight(later(until, 1)) } : {}),
	};
}

const given = (part: More): More =>
	Object.fromEntries(Object.entries(part).filter(([, value]) => value));

/** What the API is asked for by a filter of deliveries. */
export const deliveryQuery = (state: string, more: More): More => ({
	...given({
		state,
		lane: more.lane ?? '',
		person_id: more.person ?? '',
		ticket: more.ticket ?? '',
		task: more.task ?? '',
	}),
	...span(more),
});

export const auditQuery = (more: More): More => ({
	...given({ action: more.action ?? '', actor_id: more.person ?? '' }),
	...span(more),
});

export function fileOf(path: string, query: More): string {
	const words = new URLSearchParams(query).toString();
	return words ? `${path}?${words}` : path;
}
