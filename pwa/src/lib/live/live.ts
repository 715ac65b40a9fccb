import type { LiveEvent } from '../api/types.ts';
import { queries } from '../session/cache.ts';
import { countUnread, leave, refreshMe, session } from '../session/session.svelte.ts';
import { listen } from './stream.ts';

/** What to fetch again when the stream says that something has changed. */
const REFRESH: Record<string, (event: LiveEvent) => void> = {
	notification(event) {
		if (typeof event.unread === 'number') countUnread(event.unread);
		void queries.invalidateQueries({ queryKey: ['inbox'] });
	},
	ticket(event) {
		void queries.invalidateQueries({ queryKey: ['tickets'] });
		void queries.invalidateQueries({
			predicate: ({ queryKey, state }) => isTicket(queryKey, state.data, event.id),
		});
	},
	session_ended: () => void leave(),
};

/** Keeps the desk live while somebody is at it. */
export function live(): () => void {
	let first = true;
	return listen(
		(event) => REFRESH[event.kind]?.(event),
		() => {
			if (!first || !session.confirmed) void refreshMe();
			if (!first) void queries.invalidateQueries();
			first = false;
		},
	);
}

/** A ticket page is keyed by what stands in its address, an id or a number. */
function isTicket(key: readonly unknown[], data: unknown, id: string | undefined): boolean {
	return key[0] === 'ticket' && (key[1] === id || (data as { id?: string } | undefined)?.id === id);
}
