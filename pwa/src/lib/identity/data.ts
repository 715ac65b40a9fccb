// Two entries that are one person, and a person's personal data.
import { queryOptions } from '@tanstack/svelte-query';
import { api, ask } from '../api/client.ts';
import type { Merge } from '../api/types.ts';

export const mergePreview = (person_id: string, into_id: string) =>
	queryOptions({
		queryKey: ['merge', person_id, into_id],
		queryFn: () =>
			ask(
				api.GET('/api/people/{person_id}/merge', {
					params: { path: { person_id }, query: { into_id } },
				}),
			),
		staleTime: 0,
	});

export const merge = (person_id: string, body: Merge) =>
	ask(api.POST('/api/people/{person_id}/merge', { params: { path: { person_id } }, body }));

export const erasure = (person_id: string) =>
	queryOptions({
		queryKey: ['erasure', person_id],
		queryFn: () =>
			ask(api.GET('/api/people/{person_id}/erasure', { params: { path: { person_id } } })),
		staleTime: 0,
	});

export const erase = (person_id: string, name: string) =>
	ask(
		api.POST('/api/people/{person_id}/erasure', {
			params: { path: { person_id } },
			body: { name },
		}),
	);

/** All that is kept of the person, as a file. */
export const handOut = (person_id: string) =>
	ask<unknown>(
		api.POST('/api/people/{person_id}/personal-data', {
			params: { path: { person_id } },
			parseAs: 'blob',
		}),
	);
