// A person's notices, and being told of something again later.
import { api, ask } from '../api/client.ts';
import { endless, everything } from '../api/paging.ts';
import type { ObjectKind } from '../api/types.ts';

const LIMIT = 30;
/** The longest page of notices that the API gives. */
const LONGEST = 100;

export const TERMS = ['hour', 'tomorrow', 'monday'] as const;
export type Term = (typeof TERMS)[number];

export const inbox = (onlyUnread: boolean) =>
	endless(
		['inbox', onlyUnread],
		(slice) => {
			const query = { ...slice, ...(onlyUnread ? { unread: true } : {}) };
			return ask(api.GET('/api/notifications', { params: { query } }));
		},
		LIMIT,
	);

/** The unread notices of one object, all of them. */
export const unreadAbout = (object_id: string) =>
	everything<{ id: string }>((slice) => {
		const query = { unread: true, object_id, ...slice };
		return ask(api.GET('/api/notifications', { params: { query } }));
	}, LONGEST);

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
