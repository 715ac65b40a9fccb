import { describe, expect, it } from 'vitest';
import { endless, everything, rowsOf } from '../src/lib/api/paging.ts';

/** A list of so many rows, as the API gives it; a cursor names the row that the page begins after. */
const api = (total: number) => (slice: { limit: number; cursor?: string }) => {
	const begin = slice.cursor ? Number(slice.cursor.slice('after '.length)) : 0;
	const end = begin + slice.limit;
	const ids = Array.from({ length: total }, (_, id) => ({ id: String(id) }));
	return Promise.resolve({
		items: ids.slice(begin, end),
		total: Math.min(total, 1001),
		more: total > 1000,
		limit: slice.limit,
		offset: begin,
		next_cursor: end < total ? `after ${end}` : null,
	});
};

describe('a list that goes on', () => {
	it.each([
		['in the middle', 253, 'after 100', 'after 200'],
		['at its end', 253, 'after 200', undefined],
		['exactly full', 200, 'after 100', undefined],
		['beyond what is counted', 5000, 'after 4000', 'after 4100'],
		['empty', 0, '', undefined],
	])('knows where it goes on: %s', async (_, total, cursor, next) => {
		const { getNextPageParam } = endless(['rows'], api(total));
		const page = await api(total)({ limit: 100, cursor });
		expect(getNextPageParam(page, [page], cursor, [cursor])).toBe(next);
	});

	it('asks for the first page by no cursor', async () => {
		const asked: object[] = [];
		const { queryFn, initialPageParam } = endless(['rows'], (slice) => {
			asked.push(slice);
			return api(3)(slice);
		});
		type Context = Parameters<Exclude<typeof queryFn, symbol | undefined>>[0];
		if (typeof queryFn !== 'function') throw new Error('no function');
		await queryFn({ pageParam: initialPageParam } as Context);
		await queryFn({ pageParam: 'after 2' } as Context);
		expect(asked).toEqual([{ limit: 25 }, { limit: 25, cursor: 'after 2' }]);
	});

	it('shows a row once that moved onto a later page meanwhile', async () => {
		const pages = [await api(30)({ limit: 20 }), await api(30)({ limit: 20, cursor: 'after 19' })];
		const rows = rowsOf({ pages, pageParams: ['', 'after 19'] });
		expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 30 }, (_, id) => String(id)));
	});
});

it.each([0, 199, 200, 201, 453, 1000, 1001, 2345])(
	'all of a list is all of it: %i',
	async (total) => expect(await everything(api(total))).toHaveLength(total),
);
