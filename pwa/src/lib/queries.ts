// What the pages read, by key. The first word of a key says whether it is kept for offline reading.
import { queryOptions } from '@tanstack/svelte-query';
import { api, ask } from './api/client.ts';
import type { DeliveryState, Lane, TicketQuery } from './api/types.ts';

export const PAGE = 25;
/** Summer time begins on the hour. */
const HOUR = 60 * 60 * 1000;
/** The longest page that the API gives: a list to choose from. */
export const ALL = 200;

export const tickets = (query: TicketQuery) =>
	queryOptions({
		queryKey: ['tickets', query],
		queryFn: () => ask(api.GET('/api/tickets', { params: { query } })),
	});

/** @param ref the ticket's id or its human number: links carry either */
export const ticket = (ref: string) =>
	queryOptions({ queryKey: ['ticket', ref], queryFn: () => fetchTicket(ref) });

function fetchTicket(ref: string) {
	if (/^\d+$/.test(ref)) {
		const path = { number: Number(ref) };
		return ask(api.GET('/api/tickets/by-number/{number}', { params: { path } }));
	}
	return ask(api.GET('/api/tickets/{ticket_id}', { params: { path: { ticket_id: ref } } }));
}

export const fileLimits = () =>
	queryOptions({
		queryKey: ['limits'],
		queryFn: () => ask(api.GET('/api/files/limits')),
		staleTime: Infinity,
	});

export const preferences = () =>
	queryOptions({
		queryKey: ['preferences'],
		queryFn: () => ask(api.GET('/api/me/preferences')),
	});

export const schedule = () =>
	queryOptions({ queryKey: ['schedule'], queryFn: () => ask(api.GET('/api/me/schedule')) });

/** In the reader's language, hence anew in another one. */
export const timeZones = (language: string) =>
	queryOptions({
		queryKey: ['time-zones', language],
		queryFn: () => ask(api.GET('/api/me/time-zones')),
		staleTime: HOUR,
	});

export const devices = (endpointHash: string) =>
	queryOptions({
		queryKey: ['devices', endpointHash],
		queryFn: () =>
			ask(
				api.GET('/api/push/subscriptions', {
					params: { query: endpointHash ? { endpoint_hash: endpointHash } : {} },
				}),
			),
	});

export const employees = (search: string, limit = 50, offset = 0) =>
	queryOptions({
		queryKey: ['employees', search, limit, offset],
		queryFn: () =>
			ask(api.GET('/api/employees', { params: { query: paged(search, limit, offset) } })),
	});

export const contacts = (search: string, limit = 50, offset = 0, client_id = '') =>
	queryOptions({
		queryKey: ['contacts', search, limit, offset, client_id],
		queryFn: () => {
			const query = { ...paged(search, limit, offset), ...(client_id ? { client_id } : {}) };
			return ask(api.GET('/api/contacts', { params: { query } }));
		},
	});

export const contact = (id: string) =>
	queryOptions({
		queryKey: ['contact', id],
		queryFn: () =>
			ask(api.GET('/api/contacts/{contact_id}', { params: { path: { contact_id: id } } })),
	});

export const clients = (search: string, limit = 50, offset = 0) =>
	queryOptions({
		queryKey: ['clients', search, limit, offset],
		queryFn: () =>
			ask(api.GET('/api/clients', { params: { query: paged(search, limit, offset) } })),
	});

export const client = (id: string) =>
	queryOptions({
		queryKey: ['client', id],
		queryFn: () =>
			ask(api.GET('/api/clients/{client_id}', { params: { path: { client_id: id } } })),
	});

function paged(search: string, limit: number, offset: number) {
	return { limit, offset, ...(search ? { search } : {}) };
}

export const channels = () =>
	queryOptions({
		queryKey: ['channels'],
		queryFn: () => ask(api.GET('/api/admin/channels')),
	});

export const templates = () =>
	queryOptions({
		queryKey: ['templates'],
		queryFn: () => ask(api.GET('/api/admin/templates')),
	});

export type DeliveryFilter = { state?: DeliveryState; lane?: Lane; offset: number };

export const deliveries = (filter: DeliveryFilter) =>
	queryOptions({
		queryKey: ['deliveries', filter],
		queryFn: () =>
			ask(api.GET('/api/admin/deliveries', { params: { query: { ...filter, limit: PAGE } } })),
	});

export const audit = (offset: number) =>
	queryOptions({
		queryKey: ['audit', offset],
		queryFn: () => ask(api.GET('/api/admin/audit', { params: { query: { limit: PAGE, offset } } })),
	});
