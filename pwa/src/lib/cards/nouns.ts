// What the books keep cards of: how each is read and changed, and its fields as forms have them and as
// the API takes them.
import type { CreateQueryOptions } from '@tanstack/svelte-query';
import type {
	Client,
	ClientChange,
	Contact,
	ContactChange,
	Employee,
	EmployeeChange,
	PersonKind,
	Role,
	WorkWeek,
} from '../api/types.ts';
import { employee, keepClient, keepContact, keepEmployee } from '../books/data.ts';
import { named, type Named } from '../work/named.ts';
import { client, contact } from '../people/data.ts';
import { ordered, type Targets } from '../rules/targets.ts';

type Row = { id: string; name: string; active: boolean; version?: number };

export type Word = 'employee' | 'contact' | 'client';

export type Noun<R extends Row, V extends object = object, C = never, W extends Word = Word> = {
	/** The first word of the key of one; with an s, the name of the book. */
	word: W;
	one: (id: string) => CreateQueryOptions<R, Error, R, string[]>;
	keep: (id: string, change: C) => Promise<R>;
	/** The first words of the keys under which others show it. */
	shown: string[];
	/** What is said of one that is switched off. */
	off: string;
	values: (row: R) => V;
	change: { [K in keyof V]: (value: V[K]) => C };
	/** The words for each field, under which the changed ones are told. */
	words: { [K in keyof V]: string };
};

/** Of somebody rather than of a company. */
export type PersonNoun<R extends Employee | Contact = Employee | Contact> = Pick<
	Noun<R>,
	'one' | 'off'
> & {
	word: PersonKind;
	keep: (id: string, change: { active: boolean }) => Promise<R>;
};

const orNone = (text: string) => text.trim() || null;
const ids = (rows: Named[]) => rows.map(({ id }) => id);

const PERSON = {
	off: 'person-inactive',
	values: ({ name, email, phone, locale, timezone }: Employee | Contact) => ({
		name,
		email: email ?? '',
		phone: phone ?? '',
		locale,
		timezone,
	}),
	change: {
		name: (name: string) => ({ name: name.trim() }),
		email: (email: string) => ({ email: orNone(email) }),
		phone: (phone: string) => ({ phone: orNone(phone) }),
		locale: (locale: string) => ({ locale }),
		timezone: (timezone: string) => ({ timezone }),
	},
	words: {
		name: 'field-name',
		email: 'field-email',
		phone: 'field-phone',
		locale: 'card-language',
		timezone: 'profile-zone',
	},
};
type PersonValues = ReturnType<typeof PERSON.values>;

type EmployeeValues = PersonValues & {
	role: Role;
	mattermost_login: string;
	manager: Named | null;
	deputy: Named | null;
	teams: Named[];
	week: WorkWeek | null;
};
export const EMPLOYEE: Noun<Employee, EmployeeValues, EmployeeChange, 'employee'> = {
	word: 'employee',
	one: employee,
	keep: keepEmployee,
	shown: ['employees', 'teams'],
	off: PERSON.off,
	values: (row) => ({
		...PERSON.values(row),
		role: row.role,
		mattermost_login: row.mattermost_login ?? '',
		manager: row.manager && named(row.manager),
		deputy: row.deputy && named(row.deputy),
		teams: row.teams.map(named),
		week: row.week ?? null,
	}),
	change: {
		...PERSON.change,
		role: (role) => ({ role }),
		mattermost_login: (login) => ({ mattermost_login: orNone(login) }),
		manager: (manager) => ({ manager_id: manager?.id ?? null }),
		deputy: (deputy) => ({ deputy_id: deputy?.id ?? null }),
		teams: (teams) => ({ team_ids: ids(teams) }),
		week: (week) => ({ week }),
	},
	words: {
		...PERSON.words,
		role: 'field-role',
		mattermost_login: 'field-mattermost',
		manager: 'card-manager',
		deputy: 'card-deputy',
		teams: 'card-teams',
		week: 'week-own',
	},
};

type ContactValues = PersonValues & { clients: Named[] };
export const CONTACT: Noun<Contact, ContactValues, ContactChange, 'contact'> = {
	word: 'contact',
	one: contact,
	keep: keepContact,
	shown: ['contacts'],
	off: PERSON.off,
	values: (row) => ({ ...PERSON.values(row), clients: row.clients.map(named) }),
	change: { ...PERSON.change, clients: (clients) => ({ client_ids: ids(clients) }) },
	words: { ...PERSON.words, clients: 'field-clients' },
};

type ClientValues = {
	name: string;
	contacts_see_all: boolean;
	notes: string;
	sla_targets: Targets | null;
};
export const CLIENT: Noun<Client, ClientValues, ClientChange> = {
	word: 'client',
	one: client,
	keep: keepClient,
	shown: ['clients'],
	off: 'book-archived',
	values: ({ name, contacts_see_all, notes, sla_targets }) => ({
		name,
		contacts_see_all,
		notes: notes ?? '',
		sla_targets: ordered(sla_targets),
	}),
	change: {
		name: (name) => ({ name: name.trim() }),
		contacts_see_all: (contacts_see_all) => ({ contacts_see_all }),
		notes: (notes) => ({ notes }),
		sla_targets: (sla_targets) => ({ sla_targets }),
	},
	words: {
		name: 'field-company',
		contacts_see_all: 'card-sees',
		notes: 'card-notes',
		sla_targets: 'card-promises',
	},
};
