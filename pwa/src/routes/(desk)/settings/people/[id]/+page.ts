import { employee } from '#lib/books/data.ts';
import { ahead } from '#lib/session/cache.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ params }) => {
	ahead(employee(params.id));
};
