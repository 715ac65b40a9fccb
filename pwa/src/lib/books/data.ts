// The administrator's books of people: their lists narrowed, their cards, and what changes them.
import { queryOptions } from '@tanstack/svelte-query';
import { api, ask } from '../api/client.ts';
import { endless, everything, PAGE, searching } from '../api/paging.ts';
import type {
	ChannelKind,
	ClientChange,
	ClientDraft,
	ContactChange,
	ContactDraft,
	DutyDraft,
	EmployeeChange,
	EmployeeDraft,
	EmployeeQuery,
	PersonKind,
	Team,
	TeamDraft,
} from '../api/types.ts';
import type { BookFilter } from './filters.ts';

/** What is not there narrows nothing. */
const given = (query: Record<string, unknown>) =>
	Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
/** `yes` and `no` of the address. */
const flag = (value: string | undefined) => (value ? value === 'yes' : undefined);
/** Whom a list shows. */
const HERE = { active: { active: true }, inactive: { active: false }, all: {} };
const slice = ({ search, place }: BookFilter) => ({ limit: PAGE, ...place, ...searching(search) });

/** Whom the book of employees is narrowed to, on whichever page of it. */
export function narrowed({ search, status, more }: BookFilter): EmployeeQuery {
	const { role, team, telegram, managed, invitation } = more;
	return {
		...searching(search),
		...HERE[status],
		...given({
			role,
			team_id: team,
			telegram: flag(telegram),
			managed: flag(managed),
			invitation,
		}),
	};
}

export const staff = (filter: BookFilter) =>
	queryOptions({
		queryKey: ['employees', 'book', filter],
		queryFn: () => {
			const query = { limit: PAGE, ...filter.place, ...narrowed(filter) };
			return ask(api.GET('/api/employees', { params: { query } }));
		},
	});

export const outside = (filter: BookFilter) =>
	queryOptions({
		queryKey: ['contacts', 'book', filter],
		queryFn: () => {
			const { client, telegram } = filter.more;
			const query = {
				...slice(filter),
				...HERE[filter.status],
				...given({ client_id: client, telegram: flag(telegram) }),
			};
			return ask(api.GET('/api/contacts', { params: { query } }));
		},
	});

export const firms = (filter: BookFilter) =>
	queryOptions({
		queryKey: ['clients', 'book', filter],
		queryFn: () => {
			const query = {
				...slice(filter),
				...HERE[filter.status],
				...given({ own_targets: flag(filter.more.promises) }),
			};
			return ask(api.GET('/api/clients', { params: { query } }));
		},
	});

export const employee = (employee_id: string) =>
	queryOptions({
		queryKey: ['employee', employee_id],
		queryFn: () =>
			ask(api.GET('/api/employees/{employee_id}', { params: { path: { employee_id } } })),
	});

/** Teams to choose from. */
export const teamBook = (search: string) =>
	endless(['teams', search], (part) =>
		ask(api.GET('/api/teams', { params: { query: { ...part, ...searching(search) } } })),
	);

export const keepEmployee = (employee_id: string, body: EmployeeChange) =>
	ask(api.PATCH('/api/employees/{employee_id}', { params: { path: { employee_id } }, body }));

export const keepContact = (contact_id: string, body: ContactChange) =>
	ask(api.PATCH('/api/contacts/{contact_id}', { params: { path: { contact_id } }, body }));

export const keepClient = (client_id: string, body: ClientChange) =>
	ask(api.PATCH('/api/clients/{client_id}', { params: { path: { client_id } }, body }));

/** Ends the link of a Telegram account. */
export const endTelegram = (kind: PersonKind, id: string): Promise<unknown> =>
	kind === 'employee'
		? ask(
				api.DELETE('/api/employees/{employee_id}/telegram-link', {
					params: { path: { employee_id: id } },
				}),
			)
		: ask(
				api.DELETE('/api/contacts/{contact_id}/telegram-link', {
					params: { path: { contact_id: id } },
				}),
			);

/** Takes the mark of a dead address away. */
export const tryAgain = (kind: PersonKind, id: string, channel: ChannelKind): Promise<unknown> =>
	kind === 'employee'
		? ask(
				api.POST('/api/employees/{employee_id}/channels/{channel}/again', {
					params: { path: { employee_id: id, channel } },
				}),
			)
		: ask(
				api.POST('/api/contacts/{contact_id}/channels/{channel}/again', {
					params: { path: { contact_id: id, channel } },
				}),
			);

/** How the number would be matched, and whose it is already. */
export const phoneReading = (typed: string, kind: PersonKind, but: string | undefined) =>
	queryOptions({
		queryKey: ['phone', typed, kind, but],
		queryFn: () => {
			const query = { typed, kind, ...(but ? { but } : {}) };
			return ask(api.GET('/api/phones', { params: { query } }));
		},
	});

export const closing = (client_id: string) =>
	queryOptions({
		queryKey: ['client', client_id, 'closing'],
		queryFn: () =>
			ask(api.GET('/api/clients/{client_id}/closing', { params: { path: { client_id } } })),
		staleTime: 0,
	});

/** What would move if the employee were switched off now. */
export const departure = (employee_id: string, hand_over_to: string | undefined) =>
	queryOptions({
		queryKey: ['employee', employee_id, 'departure', hand_over_to],
		queryFn: () =>
			ask(
				api.GET('/api/employees/{employee_id}/departure', {
					params: { path: { employee_id }, query: given({ hand_over_to }) },
				}),
			),
		staleTime: 0,
	});

/** What was done when the employee was switched off last. */
export const departed = (employee_id: string) =>
	queryOptions({
		queryKey: ['employee', employee_id, 'departed'],
		queryFn: () =>
			ask(api.GET('/api/employees/{employee_id}/departed', { params: { path: { employee_id } } })),
	});

/** Everybody who works here, for the tree. */
export const everybody = () =>
	queryOptions({
		queryKey: ['employees', 'tree'],
		queryFn: () =>
			everything((part) =>
				ask(api.GET('/api/employees', { params: { query: { ...part, active: true } } })),
			),
	});

/** Contacts of all companies to choose from. */
export const contactBook = (search: string) =>
	endless(['contacts', 'all', search], (part) =>
		ask(
			api.GET('/api/contacts', {
				params: { query: { ...part, active: true, ...searching(search) } },
			}),
		),
	);

/** The same, also who has left. */
export const everyContact = (search: string) =>
	endless(['contacts', 'ever', search], (part) =>
		ask(api.GET('/api/contacts', { params: { query: { ...part, ...searching(search) } } })),
	);

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
