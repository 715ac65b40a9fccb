// What this device keeps of a person, in IndexedDB. A browser that refuses storage loses only the
// offline reading, so every failure here is silent.
import type { PersistedClient, Persister } from '@tanstack/query-persist-client-core';
import { clear, createStore, del, get, set } from 'idb-keyval';
import type { Me } from '../api/types.ts';

const SAVE_AFTER = 1000;
const WHO = 'me';

const store = createStore('vestovoy', 'cache');

/** Whose data lies on this device, if anybody's. */
export function lastPerson(): Promise<Me | undefined> {
	return get<Me>(WHO, store).catch(() => undefined);
}

/** Keeps who was here, so that the desk opens without a network. */
export function rememberPerson(me: Me): Promise<void> {
	return set(WHO, me, store).catch(() => undefined);
}

export function clearAll(): Promise<void> {
	return clear(store).catch(() => undefined);
}

/** Keeps the query cache under the person's id, at most one write a second. */
export function persisterOf(personId: string): Persister {
	const key = `queries:${personId}`;
	let waiting: PersistedClient | undefined;
	const save = () => {
		const client = waiting;
		waiting = undefined;
		if (client) void set(key, client, store).catch(() => undefined);
	};
	return {
		persistClient(client) {
			if (!waiting) setTimeout(save, SAVE_AFTER);
			waiting = client;
		},
		restoreClient: () => get<PersistedClient>(key, store).catch(() => undefined),
		removeClient() {
			waiting = undefined;
			return del(key, store).catch(() => undefined);
		},
	};
}
