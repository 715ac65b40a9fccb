import { employee } from '#lib/books/data.ts';
import { bring } from '#lib/i18n/text.svelte.ts';
import { ahead } from '#lib/session/cache.ts';
import type { PageLoad } from './$types';

// Refusals of deputies are worded where work is.
export const load: PageLoad = ({ params }) => {
	ahead(employee(params.id));
	return bring('cards', 'profile', 'work');
};
