import type { ChannelView } from '../api/types.ts';

export type Health = 'not-configured' | 'disabled' | 'paused' | 'failing' | 'working' | 'unknown';

/** One word on a channel, the worst first. */
export function healthOf(channel: ChannelView, now: number = Date.now()): Health {
	if (!channel.configured) return 'not-configured';
	if (!channel.enabled) return 'disabled';
	if (channel.paused_until && Date.parse(channel.paused_until) > now) return 'paused';
	if (channel.healthy === null) return 'unknown';
	return channel.healthy ? 'working' : 'failing';
}

export const HEALTH_TONES: Record<Health, string> = {
	'not-configured': '',
	disabled: '',
	paused: 'tone-waiting',
	failing: 'tone-bad',
	working: 'tone-good',
	unknown: 'tone-new',
};
