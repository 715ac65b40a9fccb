// Who was invited, and what has become of it.
import { queryOptions } from '@tanstack/svelte-query';
import { api, ask } from '../api/client.ts';
import { everything } from '../api/paging.ts';
import type { EmployeeQuery, InvitationStage, InvitationWay, PersonKind } from '../api/types.ts';

/** All that wait: a firm invites its people in a day, and seven days later none is left. */
export const invitations = (kind: PersonKind) =>
	queryOptions({
		queryKey: ['invitations', kind],
		queryFn: () =>
			everything((slice) =>
				ask(api.GET('/api/invitations', { params: { query: { ...slice, kind } } })),
			),
	});

export const invite = (kind: PersonKind, id: string, way: InvitationWay) =>
	kind === 'employee'
		? ask(
				api.POST('/api/employees/{employee_id}/invitation', {
					params: { path: { employee_id: id } },
					body: { way },
				}),
			)
		: ask(
				api.POST('/api/contacts/{contact_id}/invitation', {
					params: { path: { contact_id: id } },
					body: { way },
				}),
			);

/** How far an invitation may have come of who is not in yet, as the list asks for it. */
export const STAGES: InvitationStage[] = ['none', 'waiting', 'expired'];

/** All of them at once, whatever page of the list is open: one button invites them. */
export const everyone = (whom: EmployeeQuery) =>
	queryOptions({
		queryKey: ['employees', 'everyone', whom],
		queryFn: () =>
			everything((slice) =>
				ask(api.GET('/api/employees', { params: { query: { ...whom, ...slice } } })),
			),
	});

/** People of a request, as the API takes them. */
export const TOGETHER = 200;

export const inviteTogether = (person_ids: string[]) =>
	ask(api.POST('/api/invitations', { body: { person_ids } }));

export const withdraw = (invitation_id: string) =>
	ask(api.DELETE('/api/invitations/{invitation_id}', { params: { path: { invitation_id } } }));
