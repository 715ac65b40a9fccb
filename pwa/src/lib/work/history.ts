import type { HistoryEntry, PersonRef } from '../api/types.ts';
import { moment } from '../i18n/moments.ts';
import { hasText, t } from '../i18n/text.svelte.ts';

/** One line of a history in words. */
export type Line = {
	at: string;
	by: string | undefined;
	what: string;
	before?: string;
	after?: string;
};

/** A text is told without itself. */
const LONG = ['text', 'comment'];

type Made = { history: readonly HistoryEntry[]; author: PersonRef; created_at: string };

/** What has become of a ticket or a task, the newest first; last that it was made, in these words. */
export function linesOf({ history, author, created_at }: Made, made: string): Line[] {
	return [...history.toReversed().map(change), { at: created_at, by: author.name, what: made }];
}

function change({ at, actor, field, old, new: fresh }: HistoryEntry): Line {
	const id = `history-${field}`;
	const line = { at, by: actor?.name, what: hasText(id) ? t(id) : field };
	if (LONG.includes(field)) return line;
	return { ...line, before: old ? said(field, old) : '', after: said(field, fresh) };
}

/** What the object's own text was before, the oldest first. */
export function formerTexts(entries: readonly HistoryEntry[]): string[] {
	return entries.flatMap(({ field, old }) => (field === 'text' && old ? [old] : []));
}

/** The values of a status or a priority are words of the product, those of a date are moments. */
function said(field: string, value: string | null): string {
	if (!value) return '—';
	if (field.endsWith('_at')) return moment(value.replace(' ', 'T'));
	const id = `${field}-${value}`;
	return hasText(id) ? t(id) : value;
}
