import { bring } from '#lib/i18n/text.svelte.ts';

export const load = () => bring('channels', 'desk', 'guide', 'people', 'profile', 'settings');
