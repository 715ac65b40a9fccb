// What the frame of the desk takes of push, once the page has been seen.
import { SAID } from './decide.ts';
import { push } from './push.svelte.ts';

export { default as PushBanner } from './PushBanner.svelte';
export { push };

/** Whether there is something about push to tell the person. */
export function saysSomething(): boolean {
	return SAID.includes(push.step);
}
