import type { CalendarEntry } from '../api/types.ts';
import { later } from '../i18n/zoned.ts';

/** A month as `2026-05`, so many months after another. */
export function monthAfter(month: string, by: number): string {
	const [year = 0, number = 1] = month.split('-').map(Number);
	return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** Every date of the month. */
export function daysOf(month: string): string[] {
	const first = `${month}-01`;
	const count = (Date.parse(`${monthAfter(month, 1)}-01`) - Date.parse(first)) / 86_400_000;
	return Array.from({ length: count }, (_, index) => later(first, index));
}

export function isWeekend(date: string): boolean {
	return [0, 6].includes(new Date(date).getUTCDay());
}

/** The part of an absence that the month shows, as lines of a grid of its days. */
export function span(entry: Pick<CalendarEntry, 'start' | 'end'>, days: readonly string[]) {
	const first = days.findIndex((day) => day >= entry.start);
	const after = days.findIndex((day) => day > entry.end);
	return { from: Math.max(first, 0) + 1, to: (after < 0 ? days.length : after) + 1 };
}

/** One row a person, in the order of their first absence. */
export function byPerson(entries: readonly CalendarEntry[]): CalendarEntry[][] {
	const rows = new Map<string, CalendarEntry[]>();
	for (const entry of entries) {
		rows.set(entry.person.id, [...(rows.get(entry.person.id) ?? []), entry]);
	}
	return [...rows.values()];
}
