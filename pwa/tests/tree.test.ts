import { describe, expect, it } from 'vitest';
import type { Employee } from '../src/lib/api/types.ts';
import { grown, holds, rows, size } from '../src/lib/books/tree.ts';

const person = (id: string, boss?: string) =>
	({ id, name: id, manager: boss ? { id: boss, name: boss, kind: 'employee' } : null }) as Employee;

describe('the tree of managers', () => {
	const tree = grown([person('vera', 'oleg'), person('boris', 'vera'), person('oleg')]);

	it('stands everybody under the own manager', () => {
		const seen = rows(tree, () => true).map(({ branch, depth }) => [branch.person.id, depth]);
		expect(seen).toEqual([
			['oleg', 1],
			['vera', 2],
			['boris', 3],
		]);
		expect(tree.map(size)).toEqual([2]);
	});

	it('shows nobody below who is closed', () => {
		const seen = rows(tree, (id) => id === 'oleg').map(({ branch }) => branch.person.id);
		expect(seen).toEqual(['oleg', 'vera']);
	});

	it('knows what would be a circle', () => {
		expect(holds(tree, 'oleg', 'boris')).toBe(true);
		expect(holds(tree, 'boris', 'boris')).toBe(true);
		expect(holds(tree, 'boris', 'oleg')).toBe(false);
	});

	it('loses nobody in a circle, nor under somebody who has left', () => {
		const odd = grown([person('a', 'b'), person('b', 'a'), person('c', 'gone')]);
		const seen = rows(odd, () => true).map(({ branch }) => branch.person.id);
		expect(seen.toSorted()).toEqual(['a', 'b', 'c']);
	});
});
