import type { Notification } from '../api/types.ts';
import { changed } from '../session/cache.ts';
import { refreshMe, session } from '../session/session.svelte.ts';
import * as data from './data.ts';

/** Marks one notice read; reading is never worth an error message. */
export async function readNotice(notice: Notification): Promise<void> {
	if (notice.read_at) return;
	await markRead([notice]);
}

/** The notice is read now, and what it is about is told of again later (N3). */
export async function putOff(notice: Notification, term: data.Term): Promise<void> {
	await data.putOffNotice(notice, term);
	await refresh();
}

export async function readAll(): Promise<void> {
	await data.readAll();
	await refresh();
}

/** Who reads an object's page is not reminded of it elsewhere. */
export function readsNotices(object: () => { id: string } | undefined): void {
	$effect(() => {
		const shown = object();
		if (shown && (session.me?.unread ?? 0) > 0) void readAbout(shown.id);
	});
}

async function readAbout(id: string): Promise<void> {
	const about = await data.unreadAbout(id).catch(() => []);
	if (about.length) await markRead(about);
}

async function markRead(notices: { id: string }[]): Promise<void> {
	await Promise.allSettled(notices.map(data.read));
	await refresh();
}

async function refresh(): Promise<void> {
	changed('inbox');
	await refreshMe();
}
