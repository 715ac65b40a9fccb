// What somebody is typing into a form. It survives a reload, a lost network and a session that ended
// (K1); where others change the same thing, it tells what has come meanwhile. No secret is kept, and
// no file goes in here: a file is chosen again.
import { session } from '../session/session.svelte.ts';
import { dropTyped, keepTyped, placeOf, typedAt } from '../session/typed.ts';

type Kept<V> = { mine: Partial<V>; base: Partial<V>; version: number; theirs?: Partial<V> };

export type Begins<V> = {
	/** What the form begins with over what stands there, until it is sent. */
	over?: Partial<V>;
	/** Fields that stay in this page alone. */
	secrets?: string[];
};

/** The form of one person; of an object its id belongs into the name. */
const formPlace = (form: string) => placeOf(session.me?.id ?? '', form);

/** The form was sent, or it is void: the next one begins as at first. */
export const forgetForm = (form: string) => dropTyped(formPlace(form));

/** Whether words of this person wait in any form: leaving ends them. */
export const isAnythingTyped = () =>
	Object.keys(sessionStorage).some((key) => key.startsWith(formPlace('')));

/** A form's draft, whatever it is of. */
export type AnyDraft = Pick<Draft<object>, 'left' | 'anew' | 'sent' | 'mine'>;

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

export class Draft<V extends object> {
	/** As it was left, else as it is at first. */
	readonly mine: V;
	/** What stands there: the change is told against it. */
	base: V = $state.raw({} as V);
	version: number;
	/** Where somebody else has changed the very field, and it is not chosen yet whose it shall be. */
	theirs: Partial<V> = $state.raw({});
	/** What others have changed meanwhile, and nobody has touched here. */
	came: string[] = $state.raw([]);
	/** Whether the form began with what was left of before. */
	left = $state(false);
	readonly #place: string;
	readonly #secrets: string[];
	#over: Partial<V>;

	/**
	 * Made while a component begins: what is typed is kept as long as that stands.
	 * @param form the name of the form, with the object's id
	 * @param version the object's; 0 for what is new or has none
	 */
	constructor(form: string, values: V, version = 0, { over = {}, secrets = [] }: Begins<V> = {}) {
		this.#place = formPlace(form);
		this.#secrets = secrets;
		this.#over = over;
		const kept = typedAt(this.#place) as Kept<V> | undefined;
		this.left = kept !== undefined;
		const mine = $state({ ...values, ...over, ...kept?.mine });
		this.mine = mine;
		this.base = version ? { ...values, ...kept?.base } : values;
		this.version = kept?.version ?? version;
		this.theirs = kept?.theirs ?? {};
		this.meet(values, version);
		$effect(() => this.#keep());
	}

	/** The fields that are not as they were. */
	get changed(): (keyof V & string)[] {
		return namesOf(this.base).filter((name) => !same(this.mine[name], this.base[name]));
	}

	get clashes(): boolean {
		return namesOf(this.theirs).length > 0;
	}

	/** What stands there now: what was not touched here is as the others left it. */
	meet(values: V, version = 0): void {
		// The answer to a change is here before the list that it changes.
		if (version <= this.version) return;
		const editing = this.changed.length > 0;
		const came = editing ? [...this.came] : [];
		const theirs = namesOf(values).filter((name) => {
			const [mine, base, now] = [this.mine[name], this.base[name], values[name]];
			if (same(now, base)) return name in this.theirs;
			if (!same(mine, base) && !same(mine, now)) return true;
			if (editing && !same(mine, now)) came.push(name);
			this.mine[name] = now;
			return false;
		});
		this.theirs = only(values, theirs);
		this.came = came;
		this.base = values;
		this.version = version;
	}

	/** One of two values that a field could have. */
	settle(name: keyof V & string, takeTheirs: boolean): void {
		if (takeTheirs) this.mine[name] = this.theirs[name] as V[typeof name];
		this.theirs = only(
			this.theirs,
			namesOf(this.theirs).filter((other) => other !== name),
		);
	}

	/** It has arrived, and stands there as it is answered. */
	sent(answered: Partial<V> = {}, version = this.version): void {
		Object.assign(this.mine, answered);
		this.base = $state.snapshot(this.mine) as V;
		this.version = version;
		this.#over = {};
		this.#settled();
	}

	/** All is as it stands there. */
	anew(): void {
		Object.assign(this.mine, this.base, this.#over);
		this.#settled();
	}

	#settled(): void {
		this.theirs = {};
		this.came = [];
		this.left = false;
		dropTyped(this.#place);
	}

	#keep(): void {
		const open = (values: Partial<V>) =>
			only(
				values,
				namesOf(values).filter((name) => !this.#secrets.includes(name)),
			);
		const [mine, base, theirs] = [open(this.mine), open(this.base), open(this.theirs)];
		const typed = this.changed.some((name) => name in mine && !same(mine[name], this.#over[name]));
		if (!typed) dropTyped(this.#place);
		else {
			const kept: Kept<V> = { mine, base, version: this.version, theirs };
			keepTyped(this.#place, kept);
		}
	}
}

const namesOf = <V extends object>(values: Partial<V>) =>
	Object.keys(values) as (keyof V & string)[];

const only = <V extends object>(values: Partial<V>, names: (keyof V)[]) =>
	Object.fromEntries(names.map((name) => [name, values[name]])) as Partial<V>;
