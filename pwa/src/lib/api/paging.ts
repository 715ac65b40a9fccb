// Lists by limit and offset: a page at a time, one that goes on, or all of it.
import { infiniteQueryOptions, type InfiniteData } from '@tanstack/svelte-query';
import type { Page } from './types.ts';

export const PAGE = 25;
/** The longest page that the API gives. */
const LONGEST = 200;

type Pages<T> = InfiniteData<Page<T>>;
type Slice = { limit: number; offset: number };
type Fetch<T> = (slice: Slice) => Promise<Page<T>>;

/** A list that goes on with «more»; its key must not be that of a list by pages. */
export function endless<T>(queryKey: readonly unknown[], fetch: Fetch<T>, limit = PAGE) {
	return infiniteQueryOptions({
		queryKey: [...queryKey, 'endless'] as readonly unknown[],
		initialPageParam: 0,
		queryFn: ({ pageParam }) => fetch({ limit, offset: pageParam }),
		getNextPageParam: after,
	});
}
export type Endless<T> = ReturnType<typeof endless<T>>;

/** Where the next page begins; nothing at the end, wherever others have moved it meanwhile. */
export function after({ items, offset, total }: Page<unknown>): number | undefined {
	const next = offset + items.length;
	return items.length && next < total ? next : undefined;
}

/** What has come so far; a row that moved onto the next page meanwhile is there once. */
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
export async function everything<T>(fetch: Fetch<T>): Promise<T[]> {
	const rows: T[] = [];
	let offset: number | undefined = 0;
	while (offset !== undefined) {
		const page: Page<T> = await fetch({ limit: LONGEST, offset });
		rows.push(...page.items);
		offset = after(page);
	}
	return rows;
}

/** An empty search is none. */
export function searching(search: string): { search?: string } {
	return search ? { search } : {};
}
