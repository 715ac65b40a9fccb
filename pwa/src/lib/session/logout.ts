import { endHere } from '../push/push.svelte.ts';
import { forget } from './cache.ts';
import { goodbye, owe } from './goodbye.ts';
import { leave } from './session.svelte.ts';
import { forgetTyped } from './typed.ts';

/**
 * Ends the session here or everywhere; this device's push goes with it (P4). The device forgets
 * first, with a network or without (P14).
 */
export async function logOut(everywhere: boolean): Promise<void> {
	owe(everywhere);
	forgetTyped();
	await forget();
	// Without its session the subscription is dead anyway.
	await endHere().catch(() => undefined);
	await goodbye();
	await leave();
}
