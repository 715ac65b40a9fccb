import { guide } from '../guide/shown.svelte.ts';
import { session } from '../session/session.svelte.ts';
import type { IconName } from './icons.ts';

export type Place = {
	path: string;
	icon: IconName;
	text: string;
	/** Whether it has a tab of its own where there is no room for all. */
	first?: boolean;
};

const START: Place = { path: '/start', icon: 'check', text: 'nav-start' };
const TICKETS: Place = { path: '/tickets', icon: 'list', text: 'nav-tickets', first: true };
const TASKS: Place = { path: '/tasks', icon: 'tasks', text: 'nav-tasks', first: true };
const ABSENCES: Place = { path: '/absences', icon: 'calendar', text: 'nav-absences' };
const INBOX: Place = { path: '/inbox', icon: 'bell', text: 'nav-inbox', first: true };
const SETTINGS: Place = { path: '/settings', icon: 'gear', text: 'nav-settings' };
const PROFILE: Place = { path: '/profile', icon: 'person', text: 'nav-profile' };

/** Where the person may go from anywhere; a client's contact knows no work inside. */
export function places(): Place[] {
	const inside = session.isEmployee ? [TASKS, ABSENCES] : [];
	const first = guide.active ? [START] : [];
	return [...first, TICKETS, ...inside, INBOX, ...(session.isAdmin ? [SETTINGS] : []), PROFILE];
}

const NEW_TICKET = { path: '/tickets/new', text: 'nav-new' };
const NEW = [
	{ within: '/tasks', path: '/tasks/new', text: 'nav-new-task' },
	{ within: '/absences', path: '/absences/new', text: 'nav-new-absence' },
];

/** What the button for something new makes here. */
export function novelty(pathname: string): { path: string; text: string } {
	return NEW.find(({ within }) => pathname.startsWith(within)) ?? NEW_TICKET;
}
