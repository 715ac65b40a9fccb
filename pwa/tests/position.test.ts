import { beforeEach, expect, it, vi } from 'vitest';

type Position = typeof import('../src/lib/api/position.ts');
let position: Position;

beforeEach(async () => {
	vi.resetModules();
	position = await import('../src/lib/api/position.ts');
});

it('the stream begins before the first of what was read', () => {
	for (const each of ['a-0002', 'a-0001', 'a-0003']) position.readAfter(each);
	expect(position.firstRead(() => undefined)).toBe('a-0001');
});

it('where a position is missing, or of another life, nobody knows', () => {
	position.readAfter('a-0002');
	position.readAfter(null);
	expect(position.firstRead(() => undefined)).toBe('');
});

it('an answer of before that comes late is told of, and a later one is not', () => {
	const told = vi.fn();
	position.readAfter('a-0002');
	position.firstRead(told);
	position.readAfter('a-0003');
	expect(told).not.toHaveBeenCalled();
	position.readAfter('a-0001');
	expect(told).toHaveBeenCalledTimes(1);
});

it('after the API has begun anew everything is fetched once, not with every answer', () => {
	const told = vi.fn();
	position.readAfter('a-0002');
	position.firstRead(told);
	for (const each of ['b-0001', 'b-0002', 'b-0003']) position.readAfter(each);
	expect(told).toHaveBeenCalledTimes(1);
});
