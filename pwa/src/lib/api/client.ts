import createClient, { type Middleware } from 'openapi-fetch';
import { randomId } from '../ids.ts';
import { readAfter } from './position.ts';
import { NoNetwork, Problem } from './problem.ts';
import type { paths } from './schema.d.ts';

/** Every write carries a key, so that a repeat after a lost answer does its work once (Q12). */
const idempotency: Middleware = {
	onRequest({ request }) {
		if (request.method !== 'GET' && !request.headers.has('Idempotency-Key')) {
			request.headers.set('Idempotency-Key', randomId());
		}
		return request;
	},
};

/** What is read by a page is true since a position of the live stream. */
const position: Middleware = {
	onResponse({ request, response }) {
		if (request.method === 'GET' && response.ok) readAfter(response.headers.get('Last-Event-ID'));
	},
};

const reachability: Middleware = {
	onError: () => new NoNetwork(),
};

export const api = createClient<paths>({ credentials: 'same-origin' });
api.use(idempotency, position, reachability);

type Answered<T> = { data?: T; error?: unknown; response: Response };

/** The answer itself, or a `Problem` thrown. */
export async function ask<T>(call: Promise<Answered<T>>): Promise<T> {
	const { data, error, response } = await call;
	if (!response.ok) throw Problem.from(response.status, error);
	return data as T;
}
