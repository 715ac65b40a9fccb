import { api, ask } from '../api/client.ts';
import type { Notification } from '../api/types.ts';
import { queries } from '../session/cache.ts';
import { refreshMe } from '../session/session.svelte.ts';

/** Marks one notice read; reading is never worth an error message. */
export async function readNotice(notice: Notification): Promise<void> {
	if (notice.read_at) return;
	await markRead([notice]);
}

export async function readAll(): Promise<void> {
	await ask(api.POST('/api/notifications/read-all'));
	await refresh();
}

/** The notices about an object are read when the object is. */
export async function readNotices(object: { id: string; number: number }): Promise<void> {
	const links = [`/tickets/${object.id}`, `/tickets/${object.number}`];
	const query = { unread: true, limit: 50 };
	const inbox = await ask(api.GET('/api/notifications', { params: { query } })).catch(() => null);
	const about = (inbox?.items ?? []).filter(({ link }) => links.includes(link.split('?')[0] ?? ''));
	if (about.length) await markRead(about);
}

async function markRead(notices: Notification[]): Promise<void> {
	const calls = notices.map(({ id }) =>
		ask(
			api.POST('/api/notifications/{notice_id}/read', {
				params: { path: { notice_id: id } },
			}),
		),
	);
	await Promise.allSettled(calls);
	await refresh();
}

async function refresh(): Promise<void> {
	await Promise.all([queries.invalidateQueries({ queryKey: ['inbox'] }), refreshMe()]);
}
