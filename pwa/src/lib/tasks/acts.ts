// What a person does to a task.
import { api, ask } from '../api/client.ts';
import type { Task } from '../api/types.ts';
import type { Act } from '../work/acts.ts';

type OnTask = Act<Task>;
export type Change = Pick<Task, 'title' | 'text' | 'priority' | 'due_at'>;

const at = (task: Task) => ({ path: { task_id: task.id } });

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
