// What the cards of people and companies hold, as their forms have it and as the API takes it.
import type {
	Client,
	ClientChange,
	Contact,
	ContactChange,
	Employee,
	EmployeeChange,
	Role,
	WorkWeek,
} from '../api/types.ts';
import { named, type Named } from '../work/named.ts';

export type EmployeeValues = {
	name: string;
	role: Role;
	email: string;
	phone: string;
	mattermost_login: string;
	manager: Named | null;
	deputy: Named | null;
	teams: Named[];
	locale: string;
	timezone: string;
	week: WorkWeek | null;
};

export type ContactValues = {
	name: string;
	email: string;
	phone: string;
	clients: Named[];
	locale: string;
	timezone: string;
};

export type ClientValues = { name: string; contacts_see_all: boolean; notes: string };

export const ofEmployee = (row: Employee): EmployeeValues => ({
	name: row.name,
	role: row.role,
	email: row.email ?? '',
	phone: row.phone ?? '',
	mattermost_login: row.mattermost_login ?? '',
	manager: row.manager && named(row.manager),
	deputy: row.deputy && named(row.deputy),
	teams: row.teams.map(named),
	locale: row.locale,
	timezone: row.timezone,
	week: row.week ?? null,
});

export const ofContact = (row: Contact): ContactValues => ({
	name: row.name,
	email: row.email ?? '',
	phone: row.phone ?? '',
	clients: row.clients.map(named),
	locale: row.locale,
	timezone: row.timezone,
});

export const ofClient = (row: Client): ClientValues => ({
	name: row.name,
	contacts_see_all: row.contacts_see_all,
	notes: row.notes ?? '',
});

/** Only what was changed goes on its way. */
function part<V extends Record<string, unknown>, C>(
	mine: V,
	changed: (keyof V & string)[],
	said: { [K in keyof V]: (value: V[K]) => C },
): C {
	return Object.assign({}, ...changed.map((name) => said[name](mine[name]))) as C;
}

const orNone = (text: string) => text.trim() || null;
const ids = (rows: Named[]) => rows.map(({ id }) => id);

export const employeeChange = (mine: EmployeeValues, changed: (keyof EmployeeValues)[]) =>
	part<EmployeeValues, EmployeeChange>(mine, changed, {
		name: (name) => ({ name: name.trim() }),
		role: (role) => ({ role }),
		email: (email) => ({ email: orNone(email) }),
		phone: (phone) => ({ phone: orNone(phone) }),
		mattermost_login: (login) => ({ mattermost_login: orNone(login) }),
		manager: (manager) => ({ manager_id: manager?.id ?? null }),
		deputy: (deputy) => ({ deputy_id: deputy?.id ?? null }),
		teams: (teams) => ({ team_ids: ids(teams) }),
		locale: (locale) => ({ locale }),
		timezone: (timezone) => ({ timezone }),
		week: (week) => ({ week }),
	});

export const contactChange = (mine: ContactValues, changed: (keyof ContactValues)[]) =>
	part<ContactValues, ContactChange>(mine, changed, {
		name: (name) => ({ name: name.trim() }),
		email: (email) => ({ email: orNone(email) }),
		phone: (phone) => ({ phone: orNone(phone) }),
		clients: (clients) => ({ client_ids: ids(clients) }),
		locale: (locale) => ({ locale }),
		timezone: (timezone) => ({ timezone }),
	});

export const clientChange = (mine: ClientValues, changed: (keyof ClientValues)[]) =>
	part<ClientValues, ClientChange>(mine, changed, {
		name: (name) => ({ name: name.trim() }),
		contacts_see_all: (contacts_see_all) => ({ contacts_see_all }),
		notes: (notes) => ({ notes }),
	});
