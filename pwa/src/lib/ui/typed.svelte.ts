// What was typed into a form and not sent survives a reload, a lost network and a session that ended
// (K1). No secret goes in here, and no file: a file is chosen again.
import { dropTyped, keepTyped, placeOf, typedAt } from '../session/typed.ts';
import { session } from '../session/session.svelte.ts';

/** The form of one person; of an object its id belongs into the name. */
export const formPlace = (form: string) => placeOf(session.me?.id ?? '', form);

/** The form was sent, or it is void: the next one begins as at first. */
export const forgetForm = (form: string) => dropTyped(formPlace(form));

/** Whether words of this person wait in any form: leaving ends them. */
export const isAnythingTyped = () =>
	Object.keys(sessionStorage).some((key) => key.startsWith(formPlace('')));

/** What a form says of what it began with. */
export type Kept = { readonly left: boolean; anew: () => void };

export class Typed<T extends object> {
	/** As they were left, else as they are at first. */
	readonly fields: T;
	/** Whether the form began with what was left of before. */
	left = $state(false);
	readonly #place: string;
	readonly #first: T;
	/** What the form holds while nothing of it waits to be sent. */
	#settled: string;

	/** Made while a component begins: what is typed is kept as long as that stands. */
	constructor(form: string, first: T) {
		this.#place = formPlace(form);
		this.#first = $state.snapshot(first) as T;
		this.#settled = JSON.stringify(first);
		const kept = typedAt(this.#place) as Partial<T> | undefined;
		const fields = $state({ ...first, ...kept });
		this.fields = fields;
		this.left = kept !== undefined;
		$effect(() => {
			if (JSON.stringify(fields) === this.#settled) dropTyped(this.#place);
			else keepTyped(this.#place, fields);
		});
	}

	/** What was typed has arrived. */
	sent(): void {
		this.#settle(this.fields);
	}

	/** All is as it was at first. */
	anew(): void {
		Object.assign(this.fields, $state.snapshot(this.#first));
		this.#settle(this.#first);
	}

	#settle(now: T): void {
		this.#settled = JSON.stringify(now);
		this.left = false;
		dropTyped(this.#place);
	}
}
