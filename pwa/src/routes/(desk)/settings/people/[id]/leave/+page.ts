import { bring } from '#lib/i18n/text.svelte.ts';

// Refusals of who takes over the work are worded where work is.
export const load = () => bring('cards', 'work');
