import { language } from './text.svelte.ts';
import { session } from '../session/session.svelte.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `3 minutes ago`, as far back as a week; then the date. */
export function ago(iso: string, now: number = Date.now()): string {
	const seconds = Math.round((Date.parse(iso) - now) / 1000);
	const past = Math.abs(seconds);
	if (past > 7 * DAY) return day(iso);
	const words = new Intl.RelativeTimeFormat(language.current, { numeric: 'auto', style: 'short' });
	if (past < MINUTE) return words.format(0, 'second');
	if (past < HOUR) return words.format(Math.trunc(seconds / MINUTE), 'minute');
	if (past < DAY) return words.format(Math.trunc(seconds / HOUR), 'hour');
	return words.format(Math.trunc(seconds / DAY), 'day');
}

/** Date and time in the person's own zone. */
export function moment(iso: string): string {
	return show(iso, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
}

/** The date in the person's own zone. */
export function day(iso: string): string {
	return show(iso, { day: 'numeric', month: 'short', year: 'numeric' });
}

function show(iso: string, parts: Intl.DateTimeFormatOptions): string {
	const timeZone = session.me?.timezone || undefined;
	return new Intl.DateTimeFormat(language.current, { ...parts, timeZone }).format(new Date(iso));
}

/** `1.4 MB` in the reader's language. */
export function size(bytes: number): string {
	const [unit, divisor] =
		bytes < 1_000_000 ? (['kilobyte', 1000] as const) : (['megabyte', 1_000_000] as const);
	return new Intl.NumberFormat(language.current, {
		style: 'unit',
		unit,
		unitDisplay: 'short',
		maximumFractionDigits: bytes < 1_000_000 ? 0 : 1,
	}).format(Math.max(bytes / divisor, bytes < 1000 ? 1 : 0));
}
