// What the ticket's pages read beside tickets themselves.
import { queryOptions } from '@tanstack/svelte-query';
import { api, ask } from '../api/client.ts';
import { ALL } from '../queries.ts';

export const categories = () =>
	queryOptions({ queryKey: ['categories'], queryFn: () => ask(api.GET('/api/categories')) });

export const teams = () =>
	queryOptions({
		queryKey: ['teams'],
		queryFn: () => ask(api.GET('/api/teams', { params: { query: { limit: ALL } } })),
	});

/** Who may be given the ticket, with what choosing needs: computed anew each time. */
export const assignees = (ticketId: string, search: string) =>
	queryOptions({
		queryKey: ['assignees', ticketId, search],
		queryFn: () =>
			ask(
				api.GET('/api/tickets/{ticket_id}/assignees', {
					params: { path: { ticket_id: ticketId }, query: { search, limit: 50 } },
				}),
			),
		staleTime: 0,
	});

/** Ready words with the ticket's own names in them. */
export const readyReplies = (ticketId: string) =>
	queryOptions({
		queryKey: ['ready-replies', ticketId],
		queryFn: () =>
			ask(
				api.GET('/api/tickets/{ticket_id}/canned-replies', {
					params: { path: { ticket_id: ticketId } },
				}),
			),
		staleTime: 0,
	});
