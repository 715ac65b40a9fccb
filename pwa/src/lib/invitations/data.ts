// Who was invited, and what has become of it.
import { queryOptions } from '@tanstack/svelte-query';
import { api, ask } from '../api/client.ts';
import { everything } from '../api/paging.ts';
import type { InvitationWay, PersonKind } from '../api/types.ts';

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

export const withdraw = (invitation_id: string) =>
	ask(api.DELETE('/api/invitations/{invitation_id}', { params: { path: { invitation_id } } }));
