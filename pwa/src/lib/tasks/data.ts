// Tasks: what is read of them, and what a person does to one.
import { queryOptions } from '@tanstack/svelte-query';
import { api, ask } from '../api/client.ts';
import { endless, searching } from '../api/paging.ts';
import type { Task, TaskDraft, TaskQuery } from '../api/types.ts';
import type { Sending } from '../ids.ts';
import type { Act } from '../work/acts.ts';

type OnTask = Act<Task>;
export type Change = Pick<Task, 'title' | 'text' | 'priority' | 'due_at'>;

const at = (task: { id: string }) => ({ path: { task_id: task.id } });

export const tasks = (query: TaskQuery) =>
	queryOptions({
		queryKey: ['tasks', query],
		queryFn: () => ask(api.GET('/api/tasks', { params: { query } })),
	});

export const tasksOfTicket = (ticket_id: string) =>
	endless(['tasks', 'of-ticket', ticket_id], (slice) =>
		ask(api.GET('/api/tasks', { params: { query: { scope: 'all', ticket_id, ...slice } } })),
	);

/** @param ref the task's id or its human number */
export const task = (ref: string) =>
	queryOptions({ queryKey: ['task', ref], queryFn: () => fetchTask(ref) });

function fetchTask(ref: string) {
	if (/^\d+$/.test(ref)) {
		const path = { number: Number(ref) };
		return ask(api.GET('/api/tasks/by-number/{number}', { params: { path } }));
	}
	return ask(api.GET('/api/tasks/{task_id}', { params: at({ id: ref }) }));
}

/** Whom the task may be handed to: computed anew each time the list is opened (D1). */
export const delegatees = (taskId: string, search: string) => ({
	...endless(['delegatees', taskId, search], (slice) => {
		const params = { ...at({ id: taskId }), query: { ...slice, ...searching(search) } };
		return ask(api.GET('/api/tasks/{task_id}/delegatees', { params }));
	}),
	staleTime: 0,
});

export const makeTask = (body: TaskDraft, headers: Sending) =>
	ask(api.POST('/api/tasks', { body, headers }));

export const comment = (
	task: { id: string },
	body: { text: string; file_ids: string[] },
	headers: Sending,
) => ask(api.POST('/api/tasks/{task_id}/comments', { params: at(task), body, headers }));

const MOVES = {
	start: '/api/tasks/{task_id}/start',
	complete: '/api/tasks/{task_id}/complete',
	reopen: '/api/tasks/{task_id}/reopen',
	cancel: '/api/tasks/{task_id}/cancel',
} as const;
export type Move = keyof typeof MOVES;

/** @param text the result or the reason; it becomes a comment */
export const move =
	(kind: Move, text = ''): OnTask =>
	(task) =>
		ask(api.POST(MOVES[kind], { params: at(task), body: { version: task.version, text } }));

export const edit =
	(change: Change): OnTask =>
	(task) =>
		ask(
			api.PATCH('/api/tasks/{task_id}', {
				params: at(task),
				body: { ...change, version: task.version },
			}),
		);

/** @param absentOk the person has seen that the other one is away, and wants it all the same (D2) */
export const delegate =
	(assignee_id: string, comment: string, absentOk: boolean): OnTask =>
	(task) =>
		ask(
			api.POST('/api/tasks/{task_id}/delegate', {
				params: at(task),
				body: { assignee_id, comment, absent_ok: absentOk, version: task.version },
			}),
		);

export const follow: OnTask = (task) => {
	const params = at(task);
	return ask(
		task.following
			? api.DELETE('/api/tasks/{task_id}/follow', { params })
			: api.POST('/api/tasks/{task_id}/follow', { params }),
	);
};

export const mute: OnTask = (task) => {
	const params = at(task);
	return ask(
		task.muted
			? api.DELETE('/api/tasks/{task_id}/mute', { params })
			: api.POST('/api/tasks/{task_id}/mute', { params }),
	);
};
