import { bring } from '#lib/i18n/text.svelte.ts';

export const load = () => bring('desk');
