import type { ChannelSettings } from '../api/types.ts';

export type FieldKind = 'text' | 'lines' | 'secret' | 'number' | 'switch' | 'security';
export type SettingField = { name: string; kind: FieldKind };

/** What each kind of channel asks of the administrator, in the order of the form. */
export const FIELDS: Record<ChannelSettings['channel'], SettingField[]> = {
	telegram: [
		{ name: 'token', kind: 'secret' },
		{ name: 'support_phone', kind: 'text' },
		{ name: 'support_hours', kind: 'text' },
	],
	mattermost: [
		{ name: 'url', kind: 'secret' },
		{ name: 'username', kind: 'text' },
		{ name: 'icon_url', kind: 'text' },
	],
	email: [
		{ name: 'host', kind: 'text' },
		{ name: 'port', kind: 'number' },
		{ name: 'security', kind: 'security' },
		{ name: 'username', kind: 'text' },
		{ name: 'password', kind: 'secret' },
		{ name: 'sender', kind: 'text' },
		{ name: 'sender_name', kind: 'text' },
		{ name: 'ca', kind: 'lines' },
	],
	push: [
		{ name: 'contact', kind: 'text' },
		{ name: 'hide_text', kind: 'switch' },
	],
};

export type Values = Record<string, string | number | boolean>;
