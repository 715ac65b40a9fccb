// Employees, their teams, client companies and their contacts.
import { queryOptions } from '@tanstack/svelte-query';
import { api, ask } from '../api/client.ts';
import { endless, everything, PAGE, type Place, searching } from '../api/paging.ts';
import type {
	ChannelKind,
	ClientDraft,
	ContactDraft,
	DutyDraft,
	EmployeeDraft,
	Team,
	TeamDraft,
} from '../api/types.ts';

/** Who and what is switched off is not there to be chosen. */
const HERE = { active: true } as const;

export const employees = (search: string, place: Place) =>
	queryOptions({
		queryKey: ['employees', search, place],
		queryFn: () => {
			const query = { limit: PAGE, ...place, ...searching(search) };
			return ask(api.GET('/api/employees', { params: { query } }));
		},
	});

/** Employees to choose from. */
export const colleagues = (search: string) =>
	endless(['employees', search], (slice) => {
		const query = { ...HERE, ...slice, ...searching(search) };
		return ask(api.GET('/api/employees', { params: { query } }));
	});

export const contacts = (search: string, place: Place) =>
	queryOptions({
		queryKey: ['contacts', search, place],
		queryFn: () => {
			const query = { limit: PAGE, ...place, ...searching(search) };
			return ask(api.GET('/api/contacts', { params: { query } }));
		},
	});

/** Contacts to choose from, of whatever company. */
export const askable = (search: string) =>
	endless(['contacts', 'all', search], (slice) => {
		const query = { ...slice, ...searching(search) };
		return ask(api.GET('/api/contacts', { params: { query } }));
	});

/** Everybody of a company, also who has left. */
export const contactsOf = (client_id: string) =>
	endless(['contacts', 'of', client_id], (slice) =>
		ask(api.GET('/api/contacts', { params: { query: { client_id, ...slice } } })),
	);

/** A company's people to choose from. */
export const askers = (client_id: string, search: string) =>
	endless(['contacts', 'of', client_id, search], (slice) => {
		const query = { client_id, ...HERE, ...slice, ...searching(search) };
		return ask(api.GET('/api/contacts', { params: { query } }));
	});

export const contact = (contact_id: string) =>
	queryOptions({
		queryKey: ['contact', contact_id],
		queryFn: () => ask(api.GET('/api/contacts/{contact_id}', { params: { path: { contact_id } } })),
	});

export const clients = (search: string, place: Place) =>
	queryOptions({
		queryKey: ['clients', search, place],
		queryFn: () => {
			const query = { limit: PAGE, ...place, ...searching(search) };
			return ask(api.GET('/api/clients', { params: { query } }));
		},
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

export const addEmployee = (body: EmployeeDraft) => ask(api.POST('/api/employees', { body }));

export const addContact = (body: ContactDraft) => ask(api.POST('/api/contacts', { body }));

export const addClient = (body: ClientDraft) => ask(api.POST('/api/clients', { body }));

export function keepTeam(team: Team | null, body: TeamDraft) {
	if (!team) return ask(api.POST('/api/teams', { body }));
	return ask(api.PUT('/api/teams/{team_id}', { params: { path: { team_id: team.id } }, body }));
}

export const keepTeamDuty = (team_id: string, body: DutyDraft) =>
	ask(api.PUT('/api/teams/{team_id}/duty', { params: { path: { team_id } }, body }));

/** A one-time link by which the employee sets a password. */
export const passwordLink = (employee_id: string) =>
	ask(
		api.POST('/api/employees/{employee_id}/password-link', { params: { path: { employee_id } } }),
	);

/** Takes the mark of a dead address away. */
export const tryEmployeeAgain = (employee_id: string, channel: ChannelKind) =>
	ask(
		api.POST('/api/employees/{employee_id}/channels/{channel}/again', {
			params: { path: { employee_id, channel } },
		}),
	);

export const tryContactAgain = (contact_id: string, channel: ChannelKind) =>
	ask(
		api.POST('/api/contacts/{contact_id}/channels/{channel}/again', {
			params: { path: { contact_id, channel } },
		}),
	);
