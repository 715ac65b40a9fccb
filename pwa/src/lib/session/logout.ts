import { api, ask } from '../api/client.ts';
import { endHere } from '../push/push.svelte.ts';
import { leave } from './session.svelte.ts';

/** Ends the session here or everywhere; this device's push goes with it (P4). */
export async function logOut(everywhere: boolean): Promise<void> {
	await endHere();
	await ask(api.DELETE('/api/session', { params: { query: { everywhere } } }));
	await leave();
}
