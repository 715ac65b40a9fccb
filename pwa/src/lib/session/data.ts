// Coming in and going.
import { api, ask } from '../api/client.ts';
import type { Login, PasswordReset, Setup } from '../api/types.ts';

export const whoIsHere = (signal?: AbortSignal) =>
	ask(api.GET('/api/me', signal ? { signal } : {}));

export const logIn = (body: Login) => ask(api.POST('/api/session', { body }));

export const setUp = (body: Setup) => ask(api.POST('/api/setup', { body }));

export const resetPassword = (body: PasswordReset) => ask(api.POST('/api/password', { body }));

export const endSession = (everywhere: boolean, signal: AbortSignal) =>
	ask(api.DELETE('/api/session', { params: { query: { everywhere } }, signal }));
