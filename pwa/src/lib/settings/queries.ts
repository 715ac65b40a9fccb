// What the administrator's pages read beside what all pages do.
import { queryOptions } from '@tanstack/svelte-query';
import { api, ask } from '../api/client.ts';

export const deskPolicy = () =>
	queryOptions({ queryKey: ['desk-policy'], queryFn: () => ask(api.GET('/api/admin/tickets')) });

export const fileRules = () =>
	queryOptions({ queryKey: ['file-rules'], queryFn: () => ask(api.GET('/api/admin/files')) });

export const cannedReplies = () =>
	queryOptions({ queryKey: ['replies'], queryFn: () => ask(api.GET('/api/canned-replies')) });
