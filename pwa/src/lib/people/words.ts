import type { Employee, WorkWeek } from '../api/types.ts';
import { language, t } from '../i18n/text.svelte.ts';

/** By what employees of one name are told apart: their teams, or what they may do. */
export const placeOf = ({ teams, role }: Employee) =>
	teams.map((team) => team.name).join(', ') || t(`role-${role}`);

/** «пн, вт, ср · 10:00–18:00». */
export function weekInWords({ weekdays = [], start = '', end = '' }: WorkWeek): string {
	const short = new Intl.DateTimeFormat(language.current, { weekday: 'short', timeZone: 'UTC' });
	// 5 January 1970 was a Monday, and 0 is Monday on the wire.
	const days = weekdays.map((day) => short.format(new Date(Date.UTC(1970, 0, 5 + day))));
	return `${days.join(', ')} · ${start.slice(0, 5)}–${end.slice(0, 5)}`;
}

/** A phone, which no line breaks, else the mail. */
export const reachedBy = ({ phone, email }: { phone: string | null; email: string | null }) =>
	phone?.replaceAll(' ', '\u00a0') ?? email;

/** What is there of several facts, in one line. */
export const together = (...parts: (string | null | undefined | false)[]) =>
	parts.filter(Boolean).join(' · ');
