import { bring } from '#lib/i18n/text.svelte.ts';

// Rights of tokens and names of channels are said there.
export const load = () => bring('profile');
