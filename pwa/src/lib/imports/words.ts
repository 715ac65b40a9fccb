import type { ImportField, ImportOutcome, ImportProblem, ListKind } from '../api/types.ts';
import { hasText, t } from '../i18n/text.svelte.ts';

export const KINDS: ListKind[] = ['employees', 'contacts', 'companies'];

/** The people's page calls companies clients. */
export const PLACES = {
	employees: 'employees',
	contacts: 'contacts',
	companies: 'clients',
} as const;

export function kindOf(place: string | null): ListKind {
	return KINDS.find((each) => each === place || PLACES[each] === place) ?? 'employees';
}

/** 0 is A, 26 is AA. */
export function letter(index: number): string {
	const above = Math.floor(index / 26);
	return (above ? letter(above - 1) : '') + String.fromCharCode(65 + (index % 26));
}

export function fieldName(field: ImportField, kind: ListKind): string {
	const own = `import-field-${field}-${kind}`;
	return t(hasText(own) ? own : `import-field-${field}`);
}

export function outcomeName(outcome: ImportOutcome | 'left', done: boolean): string {
	return t(`import-outcome-${outcome}`, { done: done ? 'yes' : 'no' });
}

/** A role, yes and no come as programs name them. */
export function valueName(field: ImportField, value: string): string {
	if (!value) return t('import-nothing');
	if (field === 'role') return t(`role-${value}`);
	return field === 'sees_all' ? t(`import-${value}`) : value;
}

export function problemText({ code, value, other }: ImportProblem): string {
	const args = { value: value ?? '', other: other ?? '' };
	const id = `import-problem-${code}`;
	return hasText(id) ? t(id, args) : code;
}
