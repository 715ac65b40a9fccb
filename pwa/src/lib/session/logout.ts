import { api, ask } from '../api/client.ts';
import { endHere, push } from '../push/push.svelte.ts';
import { leave } from './session.svelte.ts';

/** Ends the session here or everywhere; this device's push goes with it (P4). */
export async function logOut(everywhere: boolean): Promise<void> {
	const hash = push.endpointHash;
	const query = {
		...(hash ? { push_endpoint_hash: hash } : {}),
		...(everywhere ? { everywhere: true } : {}),
	};
	await ask(api.DELETE('/api/session', { params: { query } }));
	await endHere();
	await leave();
}
