import type { IconName } from '../ui/icons.ts';

export const SECTIONS: { path: string; text: string; icon: IconName }[] = [
	{ path: '/settings/channels', text: 'settings-channels', icon: 'road' },
	{ path: '/settings/templates', text: 'settings-templates', icon: 'mail' },
	{ path: '/settings/people', text: 'settings-people', icon: 'people' },
	{ path: '/settings/deliveries', text: 'settings-deliveries', icon: 'send' },
	{ path: '/settings/audit', text: 'settings-audit', icon: 'shield' },
];
