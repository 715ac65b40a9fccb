// Absences: what is read of them, and what a person does to one; each act names the version that was
// seen (A4).
import { queryOptions } from '@tanstack/svelte-query';
import { api, ask } from '../api/client.ts';
import { PAGE, type Place } from '../api/paging.ts';
import type { Absence, AbsenceDraft } from '../api/types.ts';
import type { Sending } from '../ids.ts';
import type { Act } from '../work/acts.ts';

type OnAbsence = Act<Absence>;

const at = (absence: { id: string }) => ({ path: { absence_id: absence.id } });

export type Scope = 'mine' | 'to_approve' | 'team';

export const absences = (scope: Scope, place: Place) =>
	queryOptions({
		queryKey: ['absences', scope, place],
		queryFn: () =>
			ask(api.GET('/api/absences', { params: { query: { scope, ...place, limit: PAGE } } })),
	});

export const absence = (id: string) =>
	queryOptions({
		queryKey: ['absence', id],
		queryFn: () => ask(api.GET('/api/absences/{absence_id}', { params: at({ id }) })),
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

export const request = (body: AbsenceDraft, headers: Sending) =>
	ask(api.POST('/api/absences', { body, headers }));

export const approve: OnAbsence = (absence) =>
	ask(
		api.POST('/api/absences/{absence_id}/approve', {
			params: at(absence),
			body: { version: absence.version },
		}),
	);

export const reject =
	(reason: string): OnAbsence =>
	(absence) =>
		ask(
			api.POST('/api/absences/{absence_id}/reject', {
				params: at(absence),
				body: { reason, version: absence.version },
			}),
		);

export const cancel =
	(reason: string): OnAbsence =>
	(absence) =>
		ask(
			api.POST('/api/absences/{absence_id}/cancel', {
				params: at(absence),
				body: { reason, version: absence.version },
			}),
		);
