import { language } from './text.svelte.ts';
import { session } from '../session/session.svelte.ts';
import { KILOBYTE, MEGABYTE } from './sizes.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Making a formatter costs a hundred times its use: each is made once. */
const made = new Map<string, Intl.DateTimeFormat | Intl.RelativeTimeFormat>();

function once<T extends Intl.DateTimeFormat | Intl.RelativeTimeFormat>(
	key: string,
	make: () => T,
): T {
	const found = made.get(key) ?? make();
	made.set(key, found);
	return found as T;
}

/** `3 minutes ago`, as far back as a week; then the date. */
export function ago(iso: string, now: number = Date.now()): string {
	const seconds = Math.round((Date.parse(iso) - now) / 1000);
	const past = Math.abs(seconds);
	if (past > 7 * DAY) return day(iso);
	const words = relative(language.current);
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

/** A date that belongs to no zone: `2026-05-12`. Another year than this one is named. */
export function plainDay(date: string): string {
	const year = date.startsWith(String(new Date().getFullYear())) ? undefined : 'numeric';
	return show(date, { day: 'numeric', month: 'short', year }, 'UTC');
}

/** Between them no line is broken. */
const DAY_AND_MONTH = /(?<=\d) (?=\p{L})|(?<=\p{L}) (?=\d)/gu;

function relative(locale: string): Intl.RelativeTimeFormat {
	const options = { numeric: 'auto', style: 'short' } as const;
	return once(`ago ${locale}`, () => new Intl.RelativeTimeFormat(locale, options));
}

function show(
	iso: string,
	parts: Intl.DateTimeFormatOptions,
	timeZone: string | undefined = session.me?.timezone,
): string {
	const options = { ...parts, timeZone };
	const locale = language.current;
	const format = once(`${locale} ${JSON.stringify(options)}`, () => {
		return new Intl.DateTimeFormat(locale, options);
	});
	return format.format(new Date(iso)).replace(DAY_AND_MONTH, '\u00a0');
}

/** `1.4 MB` in the reader's language. */
export function size(bytes: number): string {
	const [unit, divisor] =
		bytes < MEGABYTE ? (['kilobyte', KILOBYTE] as const) : (['megabyte', MEGABYTE] as const);
	return new Intl.NumberFormat(language.current, {
		style: 'unit',
		unit,
		unitDisplay: 'short',
		maximumFractionDigits: bytes < MEGABYTE ? 0 : 1,
	}).format(Math.max(bytes / divisor, bytes < KILOBYTE ? 1 : 0));
}
