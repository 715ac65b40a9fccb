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
