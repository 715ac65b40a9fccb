import type { QueryClient, QueryFilters, QueryKey } from '@tanstack/svelte-query';

/** Fetches anew what matches. The library lets the first fetch of a query run on instead; but that
 *  one may have read before the change, so it is followed by another.
 *  @returns when it has come, for what was read before; what cannot come now is not waited for */
export async function refetch(queries: QueryClient, filters: QueryFilters): Promise<void> {
	for (const query of queries.getQueryCache().findAll(filters)) {
		if (query.state.data !== undefined || query.state.fetchStatus !== 'fetching') continue;
		const again = () => queries.invalidateQueries({ queryKey: query.queryKey, exact: true });
		void query.promise?.then(again, () => undefined);
	}
	await queries.invalidateQueries(filters);
}

/** Shows what an act has answered. A fetch on its way may have read before the act, and would draw
 *  the old over the new: it is stopped, and what it was sent for is fetched anew. */
export async function showAnswer(queries: QueryClient, queryKey: QueryKey, fresh: unknown) {
	const filters = { queryKey, exact: true };
	const underway = queries.isFetching(filters) > 0;
	await queries.cancelQueries(filters);
	queries.setQueryData(queryKey, fresh);
	if (underway) await queries.invalidateQueries(filters);
}
