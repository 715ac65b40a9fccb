// Coming in and going.
import { api, ask } from '../api/client.ts';
import type {
	InvitationAcceptance,
	LinkQuestion,
	Login,
	PasswordReset,
	Setup,
} from '../api/types.ts';

export const whoIsHere = (signal?: AbortSignal) =>
	ask(api.GET('/api/me', signal ? { signal } : {}));

export const logIn = (body: Login) => ask(api.POST('/api/session', { body }));

/** What a one-time link is good for, before anything is filled in. */
export const lookAtLink = (body: LinkQuestion) => ask(api.POST('/api/links/look', { body }));

export const acceptInvitation = (body: InvitationAcceptance) =>
	ask(api.POST('/api/invitations/accept', { body }));

/** Asks for a letter with a link to a new password; the answer says nothing of who there is. */
export const forgetPassword = (email: string) =>
	ask(api.POST('/api/password/forgotten', { body: { email } }));

export const setUp = (body: Setup) => ask(api.POST('/api/setup', { body }));

export const resetPassword = (body: PasswordReset) => ask(api.POST('/api/password', { body }));

export const endSession = (everywhere: boolean, signal: AbortSignal) =>
	ask(api.DELETE('/api/session', { params: { query: { everywhere } }, signal }));
