import { untrack } from 'svelte';
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

/**
 * Who reads an object's page is not reminded of it elsewhere. Asked anew when the object or the
 * number of what is unread has changed, not whenever either has been fetched again.
 */
export function readsNotices(object: () => { id: string } | undefined): void {
	const shown = $derived(object()?.id);
	const unread = $derived(session.me?.unread ?? 0);
	$effect(() => {
		// What is looked at on the way is no reason to ask anew.
		if (shown && unread > 0) untrack(() => void readAbout(shown));
	});
}

/** Objects whose notices are being read. */
const reading = new Set<string>();
/** Times that is looked for what came meanwhile. */
const TURNS = 3;

async function readAbout(id: string): Promise<void> {
	if (reading.has(id)) return;
	reading.add(id);
	try {
		for (let turn = 0; turn < TURNS; turn++) {
			const before = session.me?.unread ?? 0;
			const about = await data.unreadAbout(id).catch(() => []);
			if (about.length) await markRead(about);
			if ((session.me?.unread ?? 0) <= before - about.length) return;
		}
	} finally {
		reading.delete(id);
	}
}

async function markRead(notices: { id: string }[]): Promise<void> {
	await Promise.allSettled(notices.map(data.read));
	await refresh();
}

async function refresh(): Promise<void> {
	changed('inbox');
	await refreshMe();
}
