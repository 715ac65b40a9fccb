import type { IconName } from '../ui/icons.ts';

export const SECTIONS: { path: string; text: string; icon: IconName }[] = [
	{ path: '/settings/channels', text: 'settings-channels', icon: 'road' },
	{ path: '/settings/templates', text: 'settings-templates', icon: 'mail' },
	{ path: '/settings/people', text: 'settings-people', icon: 'person' },
	{ path: '/settings/teams', text: 'settings-teams', icon: 'people' },
	{ path: '/settings/categories', text: 'settings-categories', icon: 'list' },
	{ path: '/settings/replies', text: 'settings-replies', icon: 'text' },
	{ path: '/settings/desk', text: 'settings-desk', icon: 'check' },
	{ path: '/settings/files', text: 'settings-files', icon: 'clip' },
	{ path: '/settings/deliveries', text: 'settings-deliveries', icon: 'send' },
	{ path: '/settings/audit', text: 'settings-audit', icon: 'shield' },
];
