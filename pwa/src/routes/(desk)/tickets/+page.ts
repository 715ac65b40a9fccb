import { ahead } from '#lib/session/cache.ts';
import { tickets } from '#lib/tickets/data.ts';
import { address, queryOf } from '#lib/tickets/filter.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ url }) => {
	ahead(tickets(queryOf(address.read(url.searchParams))));
};
