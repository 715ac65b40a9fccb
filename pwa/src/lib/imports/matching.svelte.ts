// What is chosen for a draft: it outlives a reload of the page.
import type { Import, ImportColumn, ImportField, ImportMatch } from '../api/types.ts';
import { guess } from './data.ts';

type Kept = {
	sheet: number;
	heading_row: number;
	columns: ImportColumn[];
	create_companies: boolean;
	clear_empty: boolean;
};

const keyOf = (id: string) => `import:${id}`;

export class Matching {
	sheet = $state(0);
	headingRow = $state(0);
	columns = $state<ImportColumn[]>([]);
	createCompanies = $state(false);
	clearEmpty = $state(false);
	readonly #id: string;

	constructor(it: Import) {
		this.#id = it.id;
		this.#take(read(it.id) ?? it);
	}

	/** As the API takes it. */
	get asked(): ImportMatch {
		return {
			sheet: this.sheet,
			heading_row: this.headingRow,
			fields: this.columns.map(({ field }) => field),
			create_companies: this.createCompanies,
			clear_empty: this.clearEmpty,
		};
	}

	choose(index: number, field: ImportField | ''): void {
		const column = this.columns[index];
		if (column) column.field = field || null;
	}

	/** Columns of another sheet (its heading is looked for), or below another heading. */
	async turn(sheet: number, headingRow?: number): Promise<void> {
		const found = await guess(this.#id, sheet, headingRow);
		this.#take({
			...found,
			create_companies: this.createCompanies,
			clear_empty: this.clearEmpty,
		});
	}

	keep(): void {
		const kept: Kept = {
			sheet: this.sheet,
			heading_row: this.headingRow,
			columns: $state.snapshot(this.columns),
			create_companies: this.createCompanies,
			clear_empty: this.clearEmpty,
		};
		sessionStorage.setItem(keyOf(this.#id), JSON.stringify(kept));
	}

	forget(): void {
		sessionStorage.removeItem(keyOf(this.#id));
	}

	#take(from: Kept): void {
		this.sheet = from.sheet;
		this.headingRow = from.heading_row;
		this.columns = structuredClone(from.columns);
		this.createCompanies = from.create_companies;
		this.clearEmpty = from.clear_empty;
	}
}

function read(id: string): Kept | undefined {
	const kept = sessionStorage.getItem(keyOf(id));
	return kept ? (JSON.parse(kept) as Kept) : undefined;
}
