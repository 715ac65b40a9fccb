// What somebody is changing in a form of what others change too: what stood there when they began, what
// they have typed, and what has come meanwhile.

import { dropTyped, keepTyped, typedAt } from '../session/typed.ts';
import { formPlace } from './typed.svelte.ts';

type Values = Record<string, unknown>;
type Kept<V> = { version: number; base: V; mine: V };

const plain = (value: unknown) => JSON.stringify(value);
const same = (one: unknown, other: unknown) => plain(one) === plain(other);

export class Draft<V extends Values> {
	/** What stood there: the change is told against it. */
	base: V = $state.raw({} as V);
	version = $state(0);
	mine: V = $state({} as V);
	/** Where somebody else has changed the very field, and it is not chosen yet whose it shall be. */
	theirs: Partial<V> = $state.raw({});
	/** Whether the form began with what was left of before. */
	left = $state(false);
	readonly #place: string;

	/** @param form the name of the form, with the object's id */
	constructor(form: string, version: number, values: V) {
		this.#place = formPlace(form);
		const kept = typedAt(this.#place) as Kept<V> | undefined;
		this.left = kept !== undefined;
		this.base = kept?.base ?? values;
		this.version = kept?.version ?? version;
		this.mine = { ...values, ...kept?.mine };
		this.meet(version, values);
	}

	/** The fields that are not as they were. */
	get changed(): (keyof V & string)[] {
		return Object.keys(this.base).filter((name) => !same(this.mine[name], this.base[name]));
	}

	get clashes(): boolean {
		return Object.keys(this.theirs).length > 0;
	}

	/** What stands there now: what was not touched here is as the others left it. */
	meet(version: number, values: V): void {
		if (version === this.version) return;
		let theirs: Values = this.theirs;
		const mine: Values = { ...this.mine };
		for (const name of Object.keys(values)) {
			if (same(values[name], this.base[name])) continue;
			if (same(mine[name], this.base[name]) || same(mine[name], values[name])) {
				mine[name] = values[name];
				theirs = without(theirs, name);
			} else theirs = { ...theirs, [name]: values[name] };
		}
		this.base = values;
		this.version = version;
		this.mine = mine as V;
		this.theirs = theirs as Partial<V>;
	}

	/** One of two values that a field could have. */
	settle(name: keyof V & string, takeTheirs: boolean): void {
		if (takeTheirs) this.mine[name] = this.theirs[name] as V[typeof name];
		this.theirs = without(this.theirs, name) as Partial<V>;
	}

	/** What was typed has arrived, and the form is over. */
	sent(): void {
		this.base = $state.snapshot(this.mine) as V;
		this.theirs = {};
		this.left = false;
		this.keep();
	}

	/** The change was taken. */
	saved(version: number, values: V): void {
		this.base = values;
		this.version = version;
		this.mine = { ...values };
		this.theirs = {};
		this.keep();
	}

	/** All is as it was. */
	anew(): void {
		this.left = false;
		this.mine = { ...this.base };
		this.theirs = {};
	}

	/** For the next time this form opens in this tab. */
	keep(): void {
		const { base, version, mine } = this;
		if (!this.changed.length) dropTyped(this.#place);
		else keepTyped(this.#place, { base, version, mine } satisfies Kept<V>);
	}
}

const without = (values: Values, name: string): Values =>
	Object.fromEntries(Object.entries(values).filter(([other]) => other !== name));
