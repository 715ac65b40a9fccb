import { hasText, t } from '../i18n/text.svelte.ts';
import type { IconName } from './icons.ts';

const ICONS: Record<string, IconName> = {
	telegram: 'send',
	email: 'mail',
	mattermost: 'message',
	push: 'bell',
};

/** Of a channel or one of its lanes; any other has the usual one. */
export function iconOf(name: string): IconName {
	return ICONS[name] ?? ICONS[name.split('-')[0] ?? ''] ?? 'send';
}

/** What a person calls the channel. */
export function channelName(channel: string): string {
	return worded(`channel-${channel}`, readable(channel));
}

/** What the administrator calls its lane. */
export function laneName(lane: string): string {
	return worded(`lane-${lane}`, readable(lane));
}

/** The text, or what to say where nobody has written one. */
export function worded(id: string, otherwise: string): string {
	return hasText(id) ? t(id) : otherwise;
}

/** A key as words: `call_back-url` is «Call back url». */
export function readable(key: string): string {
	const words = key.replaceAll(/[-_]/g, ' ').trim();
	return words.slice(0, 1).toUpperCase() + words.slice(1);
}
