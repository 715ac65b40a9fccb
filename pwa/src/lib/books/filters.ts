// What the books of people are narrowed by; it stands in their addresses.
import { listAddress, type Filter } from '../work/filter.ts';

const STATUSES = ['active', 'inactive', 'all'] as const;
export type BookFilter = Filter<'all', (typeof STATUSES)[number]>;

/** Where each book lies, and the tree of managers beside them. */
export const PLACES = {
	employees: '/settings/people',
	contacts: '/settings/people/contacts',
	clients: '/settings/people/clients',
	tree: '/settings/people/tree',
};

export const BOOKS = {
	employees: book(PLACES.employees, 'role', 'team', 'telegram', 'managed', 'invitation'),
	contacts: book(PLACES.contacts, 'client', 'telegram'),
	clients: book(PLACES.clients, 'promises'),
};
export type BookName = keyof typeof BOOKS;

/** Where somebody's card is kept. */
export const cardOf = ({ id, kind }: { id: string; kind: 'employee' | 'contact' | 'client' }) =>
	`${PLACES[`${kind}s`]}/${id}`;

function book(path: string, ...further: string[]) {
	return listAddress(path, ['all'], STATUSES, further);
}
