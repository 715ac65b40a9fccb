import { queryOptions } from '@tanstack/svelte-query';
import { api, ask } from '../api/client.ts';
import type { TaskQuery } from '../api/types.ts';

export const tasks = (query: TaskQuery) =>
	queryOptions({
		queryKey: ['tasks', query],
		queryFn: () => ask(api.GET('/api/tasks', { params: { query } })),
	});

/** @param ref the task's id or its human number */
export const task = (ref: string) =>
	queryOptions({ queryKey: ['task', ref], queryFn: () => fetchTask(ref) });

function fetchTask(ref: string) {
	if (/^\d+$/.test(ref)) {
		const path = { number: Number(ref) };
		return ask(api.GET('/api/tasks/by-number/{number}', { params: { path } }));
	}
	return ask(api.GET('/api/tasks/{task_id}', { params: { path: { task_id: ref } } }));
}

/** Whom the task may be handed to: computed anew each time the list is opened (D1). */
export const delegatees = (taskId: string, search: string) =>
	queryOptions({
		queryKey: ['delegatees', taskId, search],
		queryFn: () =>
			ask(
				api.GET('/api/tasks/{task_id}/delegatees', {
					params: { path: { task_id: taskId }, query: { search, limit: 50 } },
				}),
			),
		staleTime: 0,
	});
