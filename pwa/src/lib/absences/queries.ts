import { queryOptions } from '@tanstack/svelte-query';
import { api, ask } from '../api/client.ts';
import type { AbsenceDraft } from '../api/types.ts';
import { PAGE } from '../queries.ts';

export type Scope = 'mine' | 'to_approve' | 'team';

export const absences = (scope: Scope, offset: number) =>
	queryOptions({
		queryKey: ['absences', scope, offset],
		queryFn: () =>
			ask(api.GET('/api/absences', { params: { query: { scope, offset, limit: PAGE } } })),
	});

export const absence = (id: string) =>
	queryOptions({
		queryKey: ['absence', id],
		queryFn: () =>
			ask(api.GET('/api/absences/{absence_id}', { params: { path: { absence_id: id } } })),
	});

export const balance = () =>
	queryOptions({
		queryKey: ['absences', 'balance'],
		queryFn: () => ask(api.GET('/api/absences/balance')),
	});

/** Who is away in these days, both included. */
export const calendar = (start: string, end: string) =>
	queryOptions({
		queryKey: ['absences', 'calendar', start, end],
		queryFn: () => ask(api.GET('/api/absences/calendar', { params: { query: { start, end } } })),
	});

/** What a request would be, before it is sent (A10). */
export const preview = (draft: AbsenceDraft) =>
	queryOptions({
		queryKey: ['absence-preview', draft],
		queryFn: () => ask(api.POST('/api/absences/preview', { body: draft })),
	});
