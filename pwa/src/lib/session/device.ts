// What this device keeps of a person, in IndexedDB. A browser that refuses storage loses only the
// offline reading, so every failure here is silent.
import type { PersistedClient, Persister } from '@tanstack/query-persist-client-core';
import { clear, createStore, del, get, set } from 'idb-keyval';
import type { Me } from '../api/types.ts';

const SAVE_AFTER = 1000;
const WHO = 'me';

const store = createStore('vestovoy', 'cache');

/** The next write: there is one person at a time. */
let waiting: { key: string; client: PersistedClient } | undefined;

/** Whose data lies on this device, if anybody's. */
export function lastPerson(): Promise<Me | undefined> {
	return get<Me>(WHO, store).catch(() => undefined);
}

/** Keeps who was here, so that the desk opens without a network. */
export function rememberPerson(me: Me): Promise<void> {
	return set(WHO, me, store).catch(() => undefined);
}

/** Nothing of anybody stays; what waits to be written is not written any more. */
export function clearAll(): Promise<void> {
	waiting = undefined;
	return clear(store).catch(() => undefined);
}

/** Keeps the query cache under the person's id, at most one write a second. */
export function persisterOf(personId: string): Persister {
	const key = `queries:${personId}`;
	return {
		persistClient(client) {
			if (!waiting) setTimeout(save, SAVE_AFTER);
			waiting = { key, client };
		},
		restoreClient: () => get<PersistedClient>(key, store).catch(() => undefined),
		removeClient() {
			waiting = undefined;
			return del(key, store).catch(() => undefined);
		},
	};
}

function save(): void {
	const next = waiting;
	waiting = undefined;
	if (next) void set(next.key, next.client, store).catch(() => undefined);
}
