import type { ChannelKind, Lane } from '../api/types.ts';
import type { IconName } from './icons.ts';

export const CHANNEL_ICONS: Record<ChannelKind, IconName> = {
	telegram: 'send',
	email: 'mail',
	mattermost: 'message',
	push: 'bell',
};

export const LANE_ICONS: Record<Lane, IconName> = {
	'telegram-staff': 'send',
	'telegram-client': 'send',
	mattermost: 'message',
	email: 'mail',
	push: 'bell',
};

export const LANES = Object.keys(LANE_ICONS) as Lane[];
