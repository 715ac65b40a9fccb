// Employees, their teams, client companies and their contacts.
import { queryOptions } from '@tanstack/svelte-query';
import { api, ask } from '../api/client.ts';
import { endless, everything, searching } from '../api/paging.ts';

/** Who and what is switched off is not there to be chosen. */
const HERE = { active: true } as const;

/** Employees to choose from. */
export const colleagues = (search: string) =>
	endless(['employees', search], (slice) => {
		const query = { ...HERE, ...slice, ...searching(search) };
		return ask(api.GET('/api/employees', { params: { query } }));
	});

/** Everybody of a company, also who has left. */
export const contactsOf = (client_id: string) =>
	endless(['contacts', 'of', client_id], (slice) =>
		ask(api.GET('/api/contacts', { params: { query: { client_id, ...slice } } })),
	);

/** A company's people to choose from; without a company all. */
export const askers = (client_id: string, search: string) =>
	endless(['contacts', 'of', client_id, search], (slice) => {
		const query = { ...(client_id && { client_id }), ...HERE, ...slice, ...searching(search) };
		return ask(api.GET('/api/contacts', { params: { query } }));
	});

/** Contacts of any company, whom the bot does not know yet. */
export const strangers = (search: string) =>
	endless(['contacts', 'strangers', search], (slice) => {
		const query = { telegram: false, ...HERE, ...slice, ...searching(search) };
		return ask(api.GET('/api/contacts', { params: { query } }));
	});

export const contact = (contact_id: string) =>
	queryOptions({
		queryKey: ['contact', contact_id],
		queryFn: () => ask(api.GET('/api/contacts/{contact_id}', { params: { path: { contact_id } } })),
	});

/** Companies to choose from. */
export const companies = (search: string) =>
	endless(['clients', search], (slice) => {
		const query = { ...HERE, ...slice, ...searching(search) };
		return ask(api.GET('/api/clients', { params: { query } }));
	});

/** Companies to look among: also those that are served no more. */
export const allCompanies = (search: string) =>
	endless(['clients', 'all', search], (slice) =>
		ask(api.GET('/api/clients', { params: { query: { ...slice, ...searching(search) } } })),
	);

export const client = (client_id: string) =>
	queryOptions({
		queryKey: ['client', client_id],
		queryFn: () => ask(api.GET('/api/clients/{client_id}', { params: { path: { client_id } } })),
	});

/** All of them: teams are few, and forms name them in a field of choices. */
export const teams = () =>
	queryOptions({
		queryKey: ['teams'],
		queryFn: () => everything((query) => ask(api.GET('/api/teams', { params: { query } }))),
	});
