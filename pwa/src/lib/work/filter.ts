import { DEEPEST, type Place } from '../api/paging.ts';

/** What the address of a list says: the filters live there, so that back and sharing work. */
export type Filter<V extends string = string, S extends string = string> = {
	view: V;
	status: S;
	search: string;
	place: Place;
	/** What else the list is narrowed by, under the names of the address. */
	more: Record<string, string>;
};

/** How a list reads and writes its address. The first view and the first status are the usual ones. */
export type ListAddress<V extends string, S extends string> = {
	views: readonly [V, ...V[]];
	statuses: readonly [S, ...S[]];
	read(params: Pick<URLSearchParams, 'get'>): Filter<V, S>;
	of(filter: Filter<V, S>): string;
};

export function listAddress<const V extends string, const S extends string>(
	path: string,
	views: readonly [V, ...V[]],
	statuses: readonly [S, ...S[]],
	further: readonly string[] = [],
): ListAddress<V, S> {
	return {
		views,
		statuses,
		read: (params) => ({
			view: views.find((known) => known === params.get('view')) ?? views[0],
			status: statuses.find((known) => known === params.get('status')) ?? statuses[0],
			search: params.get('search') ?? '',
			place: placeOf(params),
			more: Object.fromEntries(
				further.flatMap((name) => {
					const value = params.get(name);
					return value ? [[name, value]] : [];
				}),
			),
		}),
		of({ view, status, search, place, more }) {
			const params = new URLSearchParams();
			if (view !== views[0]) params.set('view', view);
			if (status !== statuses[0]) params.set('status', status);
			if (search) params.set('search', search);
			for (const [name, value] of Object.entries(more)) if (value) params.set(name, value);
			if ('cursor' in place) params.set('cursor', place.cursor);
			else if (place.offset) params.set('offset', String(place.offset));
			const query = params.toString();
			return query ? `${path}?${query}` : path;
		},
	};
}

function placeOf(params: Pick<URLSearchParams, 'get'>): Place {
	const cursor = params.get('cursor');
	if (cursor) return { cursor };
	const offset = Number.parseInt(params.get('offset') ?? '0', 10) || 0;
	return { offset: Math.min(DEEPEST, Math.max(0, offset)) };
}
