// What is chosen for a draft: it outlives a reload of the page.
import type { Import, ImportField, ImportMatch } from '../api/types.ts';
import { Draft } from '../ui/draft.svelte.ts';
import { guess } from './data.ts';

export class Matching {
	readonly #id: string;
	readonly #draft;
	readonly chosen;

	/** Made while a component begins, as its draft is. */
	constructor({ id, sheet, heading_row, columns, create_companies, clear_empty }: Import) {
		this.#id = id;
		const first = { sheet, heading_row, columns, create_companies, clear_empty };
		this.#draft = new Draft(`import:${id}`, first);
		this.chosen = this.#draft.mine;
	}

	/** As the API takes it. */
	get asked(): ImportMatch {
		const { columns, ...rest } = this.chosen;
		return { ...rest, fields: columns.map(({ field }) => field) };
	}

	choose(index: number, field: ImportField | ''): void {
		const column = this.chosen.columns[index];
		if (column) column.field = field || null;
	}

	/** Columns of another sheet (its heading is looked for), or below another heading. */
	async turn(sheet: number, headingRow?: number): Promise<void> {
		Object.assign(this.chosen, await guess(this.#id, sheet, headingRow));
	}

	forget(): void {
		this.#draft.sent();
	}
}
