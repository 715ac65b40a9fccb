// The form of a document of settings, which other administrators save too.
import { Draft, type Begins } from '../ui/draft.svelte.ts';

/** As the API tells it; one that nobody has saved yet is of version 0. */
type Row = { version?: number | null };
/** What it says. */
export type Said<R extends Row> = Required<Omit<R, 'version'>>;

/** Without its version. */
export function said<R extends Row>(row: R): Said<R> {
	const words: Record<string, unknown> = { ...row };
	delete words.version;
	return words as Said<R>;
}

export class DocumentDraft<R extends Row, V extends object = Said<R>> extends Draft<V> {
	readonly name: string;
	readonly #values: (row: R) => V;

	/**
	 * Made while a component begins.
	 * @param name the document's, as the API names it
	 * @param row as it stands there now
	 * @param values its fields as the form has them: where two have changed one of them, one chooses
	 */
	constructor(
		name: () => string,
		row: () => R,
		values = said as unknown as (row: R) => V,
		begins: Begins<V> = {},
	) {
		// Nothing that is typed may change what was read.
		const now = () => values($state.snapshot(row()) as R);
		super(name(), now(), row().version ?? 0, begins);
		this.name = name();
		this.#values = values;
		$effect(() => this.meet(now(), row().version ?? 0));
	}

	/** What is sent: all of it, with the version that it was made from. */
	get whole(): V & { version: number } {
		const sent = $state.snapshot<object>(this.mine);
		return { ...sent, version: this.version } as V & { version: number };
	}

	/** It was saved, and is as the API answers. */
	kept(fresh: R): void {
		this.sent(this.#values(fresh), fresh.version ?? 0);
	}
}
