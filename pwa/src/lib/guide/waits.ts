import type { Guide } from '../api/types.ts';

/** Whether something may come by itself: a bot, a letter, a colleague, the first ticket. */
export function waits({ steps, done }: Guide): boolean {
	if (done) return false;
	const states = new Map(steps.map(({ name, state }) => [name, state]));
	if (states.get('client_bot') === 'done' && states.get('client') === 'done') return true;
	return steps.some(({ state }) => state === 'begun' || state === 'broken');
}
