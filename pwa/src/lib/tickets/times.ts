import type { Ticket } from '../api/types.ts';
import { moment } from '../i18n/moments.ts';
import { t } from '../i18n/text.svelte.ts';

type Clock = NonNullable<Ticket['sla']>['reaction'];

/** Where the promised times stand, as facts of the ticket; a contact is not told. */
export function promises(sla: Ticket['sla']): [name: string, value: string][] {
	if (!sla) return [];
	return [
		['sla-reaction', promise(sla.reaction, sla.paused)],
		['sla-solution', promise(sla.solution, sla.paused)],
	];
}

function promise({ due_at, done_at, breached }: Clock, paused: boolean): string {
	if (done_at) return t(breached ? 'sla-late' : 'sla-kept', { moment: moment(done_at) });
	if (breached) return t('sla-broken', { moment: moment(due_at) });
	return paused ? t('sla-paused') : t('sla-due', { moment: moment(due_at) });
}

/** How long it took, in working time; a contact is not told. */
export function took(times: Ticket['times']): [name: string, value: string | null][] {
	return [
		['first-answer', duration(times?.first_answer_minutes)],
		['solution', duration(times?.solution_minutes)],
	];
}

/** Working minutes as hours and minutes; what has not come yet is no time. */
export function duration(minutes: number | null | undefined): string | null {
	if (minutes === null || minutes === undefined) return null;
	return t('duration', { hours: Math.trunc(minutes / 60), minutes: minutes % 60 });
}
