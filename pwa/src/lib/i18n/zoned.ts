// What a date field says is local time where the person lives, which need not be the browser's zone.

const DAY = 24 * 60 * 60 * 1000;

/** An instant as a date field takes it: `2026-05-12T15:00`. */
export function toLocal(instant: string | number, zone: string): string {
	const options = { timeZone: zone, dateStyle: 'short', timeStyle: 'short' } as const;
	// Swedish writes dates as ISO 8601 does.
	const words = new Intl.DateTimeFormat('sv-SE', options).format(new Date(instant));
	return words.replace(' ', 'T');
}

/** The instant of a local time; one that a change of clocks leaves out is an hour later. */
export function toInstant(local: string, zone: string): string {
	const asUtc = Date.parse(`${local}Z`);
	const offsetAt = (instant: number) => Date.parse(`${toLocal(instant, zone)}Z`) - instant;
	const near = asUtc - offsetAt(asUtc);
	return new Date(asUtc - offsetAt(near)).toISOString();
}

/** The local date of today, or of so many days later: `2026-05-12`. */
export function dateIn(days: number, zone: string, now: number = Date.now()): string {
	return later(toLocal(now, zone).slice(0, 10), days);
}

/** So many days after a date. */
export function later(date: string, days: number): string {
	return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}
