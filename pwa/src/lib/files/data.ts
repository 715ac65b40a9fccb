// What files may be; `api/upload.ts` sends them.
import { queryOptions } from '@tanstack/svelte-query';
import { api, ask } from '../api/client.ts';

export const fileLimits = () =>
	queryOptions({
		queryKey: ['limits'],
		queryFn: () => ask(api.GET('/api/files/limits')),
		staleTime: Infinity,
	});
