// What a person keeps for oneself: who one is, how one is told, when one works, keys for programs.
import { queryOptions } from '@tanstack/svelte-query';
import { api, ask } from '../api/client.ts';
import type {
	ChannelKind,
	MeChange,
	PasswordChange,
	Preferences,
	Schedule,
	TokenDraft,
} from '../api/types.ts';
import { changeOf } from './order.ts';

/** Summer time begins on the hour. */
const HOUR = 60 * 60 * 1000;

export const preferences = () =>
	queryOptions({
		queryKey: ['preferences'],
		queryFn: () => ask(api.GET('/api/me/preferences')),
	});

export const schedule = () =>
	queryOptions({ queryKey: ['schedule'], queryFn: () => ask(api.GET('/api/me/schedule')) });

/** In the reader's language, hence anew in another one. */
export const timeZones = (language: string) =>
	queryOptions({
		queryKey: ['time-zones', language],
		queryFn: () => ask(api.GET('/api/me/time-zones')),
		staleTime: HOUR,
	});

export const tokens = () =>
	queryOptions({ queryKey: ['tokens'], queryFn: () => ask(api.GET('/api/tokens')) });

export const changeMe = (body: MeChange) => ask(api.PATCH('/api/me', { body }));

export const changePassword = (body: PasswordChange) => ask(api.POST('/api/me/password', { body }));

export const keepPreferences = (wanted: Preferences) =>
	ask(api.PUT('/api/me/preferences', { body: changeOf(wanted) }));

/** Takes the mark of one's own dead address away. */
export const tryMeAgain = (channel: ChannelKind) =>
	ask(api.POST('/api/me/channels/{channel}/again', { params: { path: { channel } } }));

export function keepSchedule(wanted: Schedule) {
	const { start, end, weekdays, digest, digest_at } = wanted;
	const body = { start, end, weekdays, digest, digest_at };
	return ask(api.PUT('/api/me/schedule', { body }));
}

export const telegramLink = () => ask(api.POST('/api/me/telegram-link'));

export const makeToken = (body: TokenDraft) => ask(api.POST('/api/tokens', { body }));

export const revokeToken = ({ id }: { id: string }) =>
	ask(api.DELETE('/api/tokens/{token_id}', { params: { path: { token_id: id } } }));
