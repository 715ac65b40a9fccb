import type { LiveEvent } from '../api/types.ts';
import { queries, refreshWork } from '../session/cache.ts';
import { countUnread, leave, refreshMe } from '../session/session.svelte.ts';
import { listen } from './stream.ts';

/** What to fetch again when the stream says that something has changed. */
const REFRESH: Record<string, (event: LiveEvent) => void> = {
	// What happened before this word, at the first connection too, told nobody here.
	listening() {
		void refreshMe();
		refreshWork();
	},
	notification(event) {
		if (typeof event.unread === 'number') countUnread(event.unread);
		void queries.invalidateQueries({ queryKey: ['inbox'] });
	},
	ticket: refetch,
	task: refetch,
	absence: refetch,
	session_ended: () => void leave(),
};

/** Keeps the desk live while somebody is at it. */
export function live(): () => void {
	return listen((event) => REFRESH[event.kind]?.(event));
}

/** The lists of what has changed, and its own page. */
function refetch({ kind, id }: LiveEvent): void {
	void queries.invalidateQueries({ queryKey: [`${kind}s`] });
	void queries.invalidateQueries({
		predicate: ({ queryKey, state }) => queryKey[0] === kind && isOf(id, queryKey, state.data),
	});
}

/** A page is keyed by what stands in its address, an id or a number. */
function isOf(id: string | undefined, key: readonly unknown[], data: unknown): boolean {
	return key[1] === id || (data as { id?: string } | undefined)?.id === id;
}
