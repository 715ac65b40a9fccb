import { api, ask } from '../api/client.ts';
import type { Notification } from '../api/types.ts';
import { queries } from '../session/cache.ts';
import { refreshMe, session } from '../session/session.svelte.ts';
import type { Term } from '../work/SnoozeDialog.svelte';

/** Marks one notice read; reading is never worth an error message. */
export async function readNotice(notice: Notification): Promise<void> {
	if (notice.read_at) return;
	await markRead([notice]);
}

/** The notice is read now, and what it is about is told of again later (N3). */
export async function putOff({ id }: Notification, term: Term): Promise<void> {
	const params = { path: { notice_id: id } };
	await ask(api.POST('/api/notifications/{notice_id}/snooze', { params, body: { term } }));
	await refresh();
}

export async function readAll(): Promise<void> {
	await ask(api.POST('/api/notifications/read-all'));
	await refresh();
}

type Shown = { id: string; number?: number };

/** Who reads an object's page is not reminded of it elsewhere. */
export function readsNotices(folder: string, object: () => Shown | undefined): void {
	$effect(() => {
		const shown = object();
		if (shown && (session.me?.unread ?? 0) > 0) void readAbout(folder, shown);
	});
}

async function readAbout(folder: string, { id, number }: Shown): Promise<void> {
	const links = [`${folder}/${id}`, `${folder}/${number}`];
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
