import type { LiveEvent } from '../api/types.ts';
import { queries, refreshWork } from '../session/cache.ts';
import { refetch } from '../session/refetch.ts';
import { countUnread, leave, refreshMe } from '../session/session.svelte.ts';
import { listen } from './stream.ts';

/** What to fetch again when the stream says that something has changed. */
const REFRESH: Record<string, (event: LiveEvent) => void> = {
	// What happened before this word told nobody here.
	listening() {
		void refreshMe();
		refreshWork();
	},
	notification(event) {
		if (typeof event.unread === 'number') countUnread(event.unread);
		void refetch(queries, { queryKey: ['inbox'] });
	},
	ticket: refetchObject,
	task: refetchObject,
	absence: refetchObject,
	session_ended: () => void leave(),
};

/** Keeps the desk live while somebody is at it. */
export function live(): () => void {
	return listen((event) => REFRESH[event.kind]?.(event));
}

/** The lists of what has changed, and its own page. */
function refetchObject({ kind, id }: LiveEvent): void {
	void refetch(queries, { queryKey: [`${kind}s`] });
	void refetch(queries, {
		predicate: ({ queryKey, state }) => queryKey[0] === kind && mayBe(id, queryKey, state.data),
	});
}

/** A page is keyed by what stands in its address, an id or a number; whose number it is shows when
 *  it has come. */
function mayBe(id: string | undefined, key: readonly unknown[], data: unknown): boolean {
	return data === undefined || key[1] === id || (data as { id?: string }).id === id;
}
