import { describe, expect, it } from 'vitest';
import { after, everything, rowsOf } from '../src/lib/api/paging.ts';

/** A list of so many rows, as the API gives it. */
const api = (total: number) => (slice: { limit: number; offset: number }) => {
	const ids = Array.from({ length: total }, (_, id) => ({ id: String(id) }));
	return Promise.resolve({
		items: ids.slice(slice.offset, slice.offset + slice.limit),
		total,
		...slice,
	});
};

describe('a list that goes on', () => {
	it.each([
		['in the middle', 253, 0, 100],
		['at its end', 253, 200, undefined],
		['exactly full', 200, 100, undefined],
		['empty', 0, 0, undefined],
		['beyond what others have taken away', 90, 100, undefined],
	])('knows where it goes on: %s', async (_, total, offset, next) =>
		expect(after(await api(total)({ limit: 100, offset }))).toBe(next),
	);

	it('shows a row once that moved onto the next page meanwhile', async () => {
		const pages = [
			await api(30)({ limit: 20, offset: 0 }),
			await api(30)({ limit: 20, offset: 19 }),
		];
		const rows = rowsOf({ pages, pageParams: [0, 20] });
		expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 30 }, (_, id) => String(id)));
	});
});

it.each([0, 199, 200, 201, 453])('all of a list is all of it: %i', async (total) =>
	expect(await everything(api(total))).toHaveLength(total),
);
