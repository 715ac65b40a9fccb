// A person's notices, and being told of something again later.
import { infiniteQueryOptions } from '@tanstack/svelte-query';
import { api, ask } from '../api/client.ts';
import type { Inbox, ObjectKind } from '../api/types.ts';

const LIMIT = 30;
/** The longest page of notices that the API gives. */
const LONGEST = 100;

export const TERMS = ['hour', 'tomorrow', 'monday'] as const;
export type Term = (typeof TERMS)[number];

export const inbox = (onlyUnread: boolean) =>
	infiniteQueryOptions({
		queryKey: ['inbox', onlyUnread],
		initialPageParam: '',
		queryFn: ({ pageParam }) => {
			const query = {
				limit: LIMIT,
				...(onlyUnread ? { unread: true } : {}),
				...(pageParam ? { cursor: pageParam } : {}),
			};
			return ask(api.GET('/api/notifications', { params: { query } }));
		},
		getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
	});

/** The unread notices of one object, all of them. */
export async function unreadAbout(object_id: string): Promise<{ id: string }[]> {
	const notices: { id: string }[] = [];
	let cursor: string | null = '';
	while (cursor !== null) {
		const query = { unread: true, object_id, limit: LONGEST, ...(cursor ? { cursor } : {}) };
		const page: Inbox = await ask(api.GET('/api/notifications', { params: { query } }));
		notices.push(...page.items);
		cursor = page.next_cursor;
	}
	return notices;
}

const at = (notice: { id: string }) => ({ path: { notice_id: notice.id } });

export const read = (notice: { id: string }) =>
	ask(api.POST('/api/notifications/{notice_id}/read', { params: at(notice) }));

export const readAll = () => ask(api.POST('/api/notifications/read-all'));

export const putOffNotice = (notice: { id: string }, term: Term) =>
	ask(api.POST('/api/notifications/{notice_id}/snooze', { params: at(notice), body: { term } }));

export const putOff = (object_kind: ObjectKind, object_id: string, term: Term) =>
	ask(api.POST('/api/notifications/snooze', { body: { object_kind, object_id, term } }));

export const putOffNoMore = (object_id: string) =>
	ask(api.DELETE('/api/notifications/snooze/{object_id}', { params: { path: { object_id } } }));
