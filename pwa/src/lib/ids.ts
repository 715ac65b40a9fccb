/** A random id of 32 hex digits; unlike `crypto.randomUUID` it works without https too. */
export function randomId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What goes with a sending that must do its work once. */
export type Sending = { 'Idempotency-Key': string };

/** One idempotency key for as long as the same thing is being sent (Q12). */
export class SendOnce {
	#key = '';
	#body = '';

	headers(body: unknown): Sending {
		const now = JSON.stringify(body);
		if (!this.#key || now !== this.#body) this.#key = randomId();
		this.#body = now;
		return { 'Idempotency-Key': this.#key };
	}

	done(): void {
		this.#key = '';
	}
}
