import type { IconName } from '../ui/icons.ts';

export const GROUPS = ['people', 'tickets', 'time', 'words', 'service'] as const;
export type Group = (typeof GROUPS)[number];

export type Section = {
	path: string;
	/** Its name; `…-about` says what is there. */
	text: string;
	icon: IconName;
	group: Group;
};

export const SECTIONS: Section[] = [
	{ path: '/settings/people', text: 'settings-people', icon: 'person', group: 'people' },
	{ path: '/settings/teams', text: 'settings-teams', icon: 'people', group: 'people' },
	{ path: '/settings/balances', text: 'settings-balances', icon: 'calendar', group: 'people' },
	{ path: '/settings/newcomers', text: 'settings-newcomers', icon: 'bell', group: 'people' },
	{ path: '/settings/promises', text: 'settings-promises', icon: 'alarm', group: 'tickets' },
	{ path: '/settings/categories', text: 'settings-categories', icon: 'list', group: 'tickets' },
	{ path: '/settings/replies', text: 'settings-replies', icon: 'text', group: 'tickets' },
	{ path: '/settings/desk', text: 'settings-desk', icon: 'check', group: 'tickets' },
	{ path: '/settings/files', text: 'settings-files', icon: 'clip', group: 'tickets' },
	{ path: '/settings/hours', text: 'settings-hours', icon: 'clock', group: 'time' },
	{ path: '/settings/calendar', text: 'settings-calendar', icon: 'calendar', group: 'time' },
	{ path: '/settings/absences', text: 'settings-absences', icon: 'out', group: 'time' },
	{ path: '/settings/reminders', text: 'settings-reminders', icon: 'tasks', group: 'time' },
	{ path: '/settings/channels', text: 'settings-channels', icon: 'road', group: 'words' },
	{ path: '/settings/templates', text: 'settings-templates', icon: 'mail', group: 'words' },
	{ path: '/settings/texts', text: 'settings-texts', icon: 'message', group: 'words' },
	{ path: '/settings/look', text: 'settings-look', icon: 'gear', group: 'words' },
	{ path: '/settings/health', text: 'settings-health', icon: 'alarm', group: 'service' },
	{ path: '/settings/deliveries', text: 'settings-deliveries', icon: 'send', group: 'service' },
	{ path: '/settings/audit', text: 'settings-audit', icon: 'shield', group: 'service' },
	{ path: '/settings/retention', text: 'settings-retention', icon: 'history', group: 'service' },
];

/** Where the page belongs; nothing at the start of the settings. */
export function sectionOf(pathname: string): Section | undefined {
	return SECTIONS.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
}
