// Why the API has refused a form: it stands as long as what it is about stands as it was sent.
import { getContext, setContext, untrack } from 'svelte';
import { fieldOf } from '../api/problem.ts';
import { sentence } from '../i18n/problems.ts';

/** What stands of a refusal: nothing once it was mended. */
export type Refusal = {
	readonly error: unknown;
	/** What is wrong with the field, in a sentence. */
	of: (field: string | undefined) => string;
};

const [FORM, FIELD] = [Symbol('refusal'), Symbol('field')];

/**
 * Of a form, for its fields; made while the form's component begins. A refusal that names a field
 * goes when that field changes, any other one when anything does.
 * @param values what is sent, by the names of the fields
 */
export function refusal(error: () => unknown, values: () => object): Refusal {
	const sent = $derived.by(() => {
		const told = error();
		return told ? { told, values: untrack(() => copy(values())) } : undefined;
	});
	const stands = $derived.by(() => {
		if (!sent) return undefined;
		const [before, now] = [sent.values, copy(values())];
		const field = named(now, fieldOf(sent.told));
		const mended = field in now ? before[field] !== now[field] : !same(before, now);
		return mended ? undefined : { told: sent.told, field };
	});
	const held: Refusal = {
		get error() {
			return stands?.told;
		},
		of: (field) => (stands && field && stands.field === field ? sentence(stands.told) : ''),
	};
	setContext(FORM, held);
	return held;
}

/** Whatever stands in here is about this field. */
export const about = (field: () => string) => setContext(FIELD, field);

/** What is wrong with a field of the form that this component stands in. */
export function wrongOf(own: () => string | undefined): () => string {
	const form = getContext<Refusal | undefined>(FORM);
	const around = getContext<(() => string) | undefined>(FIELD);
	return () => form?.of(own() ?? around?.()) ?? '';
}

type Copy = Record<string, string>;

const copy = (values: object): Copy =>
	Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]));

const same = (one: Copy, other: Copy) => JSON.stringify(one) === JSON.stringify(other);

/** As the form calls it: who is chosen is sent by id. */
function named(values: object, field: string): string {
	const one = field.replace(/_ids?$/, '');
	return [field, one, `${one}s`].find((name) => name in values) ?? field;
}
