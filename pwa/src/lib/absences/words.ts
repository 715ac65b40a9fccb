// Kinds, days and periods of absence in words.
import type { AbsenceKind, Overlap } from '../api/types.ts';
import { plainDay } from '../i18n/moments.ts';
import { t } from '../i18n/text.svelte.ts';

type Period = { start: string; end: string; start_half?: boolean; end_half?: boolean };

/** Of a kind that the reader may not know: "Away". */
export function kindName(kind: AbsenceKind | null): string {
	return t(`absence-kind-${kind ?? 'other'}`);
}

/** `12 May (from midday) – 18 May` */
export function period({ start, end, start_half, end_half }: Period): string {
	const first = start_half ? t('absence-from-midday', { day: plainDay(start) }) : plainDay(start);
	if (start === end) return end_half ? t('absence-until-midday', { day: first }) : first;
	const last = end_half ? t('absence-until-midday', { day: plainDay(end) }) : plainDay(end);
	return `${first} – ${last}`;
}

export function overlapWords({ kind, status, ...days }: Overlap): string {
	const what = `${kindName(kind)}, ${period(days)}`;
	return t('calendar-entry', { what, status });
}
