/** A refusal of the API (RFC 9457): `code` is stable, `extra` carries what the sentence needs. */
export class Problem extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		readonly detail: string,
		readonly extra: Record<string, unknown>,
	) {
		super(detail || code);
	}

	static from(status: number, body: unknown): Problem {
		const said = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
		return new Problem(
			status,
			typeof said.code === 'string' ? said.code : `http_${status}`,
			worded(said.detail) || worded(said.title),
			(said.extra as Record<string, unknown> | undefined) ?? {},
		);
	}
}

function worded(said: unknown): string {
	return typeof said === 'string' ? said : '';
}

/** The network did not answer; nothing is known about what happened on the other side. */
export class NoNetwork extends Error {}

/** Whether the caller is not logged in any more. */
export function isLoggedOut(error: unknown): boolean {
	return error instanceof Problem && error.status === 401 && error.code !== 'bad_credentials';
}

/** The field that a refusal is about, as the API names it; empty where it is about none. */
export function fieldOf(error: unknown): string {
	return error instanceof Problem ? worded(error.extra.field) : '';
}

/** Whether somebody has changed meanwhile what was to be changed. */
export function isStale(error: unknown): boolean {
	return error instanceof Problem && error.code === 'version_conflict';
}
