import { bring } from '#lib/i18n/text.svelte.ts';
import { ahead } from '#lib/session/cache.ts';
import { ticket } from '#lib/tickets/data.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ params }) => {
	ahead(ticket(params.ref));
	return bring('desk');
};
