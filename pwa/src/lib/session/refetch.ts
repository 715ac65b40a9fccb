import type { QueryClient, QueryFilters } from '@tanstack/svelte-query';

/** Fetches anew what matches. The library lets the first fetch of a query run on instead; but that
 *  one may have read before the change, so it is followed by another. */
export function refetch(queries: QueryClient, filters: QueryFilters): void {
	for (const query of queries.getQueryCache().findAll(filters)) {
		if (query.state.data !== undefined || query.state.fetchStatus !== 'fetching') continue;
		const again = () => queries.invalidateQueries({ queryKey: query.queryKey, exact: true });
		void query.promise?.then(again, () => undefined);
	}
	void queries.invalidateQueries(filters);
}
