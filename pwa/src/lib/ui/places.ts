import { session } from '../session/session.svelte.ts';
import type { IconName } from './icons.ts';

export type Place = { path: string; icon: IconName; text: string };

const TICKETS: Place = { path: '/tickets', icon: 'list', text: 'nav-tickets' };
const INBOX: Place = { path: '/inbox', icon: 'bell', text: 'nav-inbox' };
const SETTINGS: Place = { path: '/settings', icon: 'gear', text: 'nav-settings' };
const PROFILE: Place = { path: '/profile', icon: 'person', text: 'nav-profile' };

/** Where the person may go from anywhere. */
export function places(): Place[] {
	return [TICKETS, INBOX, ...(session.isAdmin ? [SETTINGS] : []), PROFILE];
}
