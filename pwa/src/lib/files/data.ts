// What files may be; `api/upload.ts` sends them.
import { queryOptions } from '@tanstack/svelte-query';
import { api, ask } from '../api/client.ts';
import type { FileRules } from '../api/types.ts';

export const fileLimits = () =>
	queryOptions({
		queryKey: ['limits'],
		queryFn: () => ask(api.GET('/api/files/limits')),
		staleTime: Infinity,
	});

export const fileRules = () =>
	queryOptions({ queryKey: ['file-rules'], queryFn: () => ask(api.GET('/api/admin/files')) });

export const keepFileRules = (body: FileRules) => ask(api.PUT('/api/admin/files', { body }));
