// Lists in pages, each after the cursor of the one before: one of them, one that goes on, or all of it.
import { infiniteQueryOptions, type InfiniteData } from '@tanstack/svelte-query';
import type { Page } from './types.ts';

export const PAGE = 25;
/** The longest page that the API gives. */
const LONGEST = 200;
/** How many rows the API skips at most. */
export const DEEPEST = 10_000;

/** Where a page begins: after the one before it or, near the beginning, after so many rows. */
export type Place = { cursor: string } | { offset: number };
export const START: Place = { offset: 0 };

type Pages<T> = InfiniteData<Page<T>>;
type Slice = { limit: number; cursor?: string };
/** What goes on by a cursor, whatever else it tells. */
type Part<T> = { items: T[]; next_cursor?: string | null };

/** A list that goes on with «more»; its key must not be that of a list by pages. */
export function endless<P extends Part<unknown>>(
	queryKey: readonly unknown[],
	fetch: (slice: Slice) => Promise<P>,
	limit = PAGE,
) {
	return infiniteQueryOptions({
		queryKey: [...queryKey, 'endless'] as readonly unknown[],
		initialPageParam: '',
		queryFn: ({ pageParam }) => fetch(slice(limit, pageParam)),
		getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
	});
}
export type Endless<T> = ReturnType<typeof endless<Page<T>>>;

const slice = (limit: number, cursor: string): Slice => ({ limit, ...(cursor ? { cursor } : {}) });

/** What has come so far; a row that moved onto a later page meanwhile is there once. */
export function rowsOf<T extends { id: string }>(list: Pages<T> | undefined): T[] {
	return once(list, ({ id }) => id);
}

/** The same of people with what choosing one of them needs. */
export function itemsOf<T extends { person: { id: string } }>(list: Pages<T> | undefined): T[] {
	return once(list, ({ person }) => person.id);
}

function once<T>(list: Pages<T> | undefined, idOf: (row: T) => string): T[] {
	const rows = list?.pages.flatMap(({ items }) => items) ?? [];
	return [...new Map(rows.map((row) => [idOf(row), row])).values()];
}

/** The whole of a list that is short by its nature, however many pages it has. */
export async function everything<T>(
	fetch: (slice: Slice) => Promise<Part<T>>,
	limit = LONGEST,
): Promise<T[]> {
	const rows: T[] = [];
	let cursor: string | undefined = '';
	while (cursor !== undefined) {
		const page: Part<T> = await fetch(slice(limit, cursor));
		rows.push(...page.items);
		cursor = page.next_cursor ?? undefined;
	}
	return rows;
}

/** An empty search is none. */
export function searching(search: string): { search?: string } {
	return search ? { search } : {};
}
