import { redirect } from '@sveltejs/kit';
import { staff } from '#lib/books/data.ts';
import { BOOKS, PLACES } from '../../../../lib/books/filters.ts';
import { ahead } from '#lib/session/cache.ts';

export function load({ url }: { url: URL }) {
	// The books were one page once: its addresses lead on.
	const kind = url.searchParams.get('kind');
	if (kind === 'contacts' || kind === 'clients') redirect(307, PLACES[kind]);
	ahead(staff(BOOKS.employees.read(url.searchParams)));
}
