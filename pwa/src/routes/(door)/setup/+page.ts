import { bring } from '#lib/i18n/text.svelte.ts';

// Refusals of an address or a phone are worded where people are kept.
export const load = () => bring('settings');
