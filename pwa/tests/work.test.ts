import { describe, expect, it } from 'vitest';
import { byPerson, daysOf, monthAfter, span } from '../src/lib/absences/month.ts';
import type { CalendarEntry } from '../src/lib/api/types.ts';
import { dateIn, later, toInstant, toLocal } from '../src/lib/i18n/zoned.ts';
import { listed, signOf } from '../src/lib/hotkeys/keys.ts';
import { found } from '../src/lib/profile/zones.ts';
import { address, queryOf } from '../src/lib/tasks/filter.ts';
import { holding } from '../src/lib/tickets/ready.ts';
import type { Place } from '../src/lib/ui/places.ts';

describe('a date field', () => {
	it('says local time where the person lives, both ways', () => {
		expect(toLocal('2026-05-12T12:00:00Z', 'Asia/Novosibirsk')).toBe('2026-05-12T19:00');
		expect(toInstant('2026-05-12T19:00', 'Asia/Novosibirsk')).toBe('2026-05-12T12:00:00.000Z');
	});

	it.each([
		['winter', '2026-03-29T01:30', '2026-03-29T00:30:00.000Z'],
		['the hour that is left out', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
		['summer', '2026-03-29T03:30', '2026-03-29T01:30:00.000Z'],
	])('knows the night of the clocks: %s', (_, local, instant) => {
		expect(toInstant(local, 'Europe/Berlin')).toBe(instant);
	});

	it('counts days where the person lives', () => {
		const evening = Date.parse('2026-12-31T20:00:00Z');
		expect(dateIn(0, 'Asia/Vladivostok', evening)).toBe('2027-01-01');
		expect(dateIn(1, 'Europe/London', evening)).toBe('2027-01-01');
		expect(later('2026-02-28', 1)).toBe('2026-03-01');
	});
});

describe('a search among zones', () => {
	const zones = [
		{ name: 'Europe/Moscow', title: 'Москва, UTC+3', near: true },
		{ name: 'Asia/Novosibirsk', title: 'Новосибирск, UTC+7', near: true },
		{ name: 'America/New_York', title: 'Нью-Йорк, UTC-5', near: false },
	];

	it.each([
		['моск', 'Europe/Moscow'],
		['new york', 'America/New_York'],
		['нью‑йорк', 'America/New_York'],
		['+7', 'Asia/Novosibirsk'],
		['UTC−5', 'America/New_York'],
	])('goes by city, name and shift: %s', (search, name) =>
		expect(found(zones, search).map((zone) => zone.name)).toEqual([name]),
	);
});

describe('a search in the page', () => {
	const replies = [{ title: 'Ещё раз', text: 'Перезагрузите «принтер»\u00a0– Wi‑Fi' }];

	it.each(['еще', 'ЕЩЁ  раз', '"принтер"', 'wi-fi', 'прин\u00adтер — раз', ''])(
		'finds every spelling: %s',
		(search) => expect(holding(replies, search)).toEqual(replies),
	);

	it('wants every word', () => expect(holding(replies, 'ещё нет')).toEqual([]));
});

describe('the list of tasks', () => {
	it('asks for what is open by its due date and for what is over by its end', () => {
		const filter = address.read(new URLSearchParams());
		expect(queryOf(filter)).toMatchObject({ scope: 'mine', open: true, sort: 'due' });
		const over = queryOf({ ...filter, view: 'given', status: 'closed' });
		expect(over).toMatchObject({ scope: 'given', open: false, sort: '-updated_at' });
	});

	it('looks for what is late among all that the person sees', () => {
		const late = queryOf(address.read(new URLSearchParams('view=overdue')));
		expect(late).toMatchObject({ scope: 'all', overdue: true });
	});
});

describe("the team's month", () => {
	const days = daysOf('2026-02');
	const entry = (start: string, end: string) => ({ start, end });

	it('has all its days, and neighbours over New Year', () => {
		expect([days.length, days[0], days.at(-1)]).toEqual([28, '2026-02-01', '2026-02-28']);
		expect(monthAfter('2026-12', 1)).toBe('2027-01');
		expect(monthAfter('2026-01', -1)).toBe('2025-12');
	});

	it.each([
		['within', entry('2026-02-02', '2026-02-04'), { from: 2, to: 5 }],
		['from the month before', entry('2026-01-20', '2026-02-01'), { from: 1, to: 2 }],
		['into the next month', entry('2026-02-28', '2026-03-09'), { from: 28, to: 29 }],
		['over the whole of it', entry('2026-01-01', '2026-12-31'), { from: 1, to: 29 }],
	])('shows the part of an absence that is %s', (_, absence, lines) => {
		expect(span(absence, days)).toEqual(lines);
	});

	it('has one row a person', () => {
		const of = (id: string) => ({ person: { id, name: id } }) as CalendarEntry;
		const rows = byPerson([of('a'), of('b'), of('a')]);
		expect(rows.map((row) => [row[0]?.person.id, row.length])).toEqual([
			['a', 2],
			['b', 1],
		]);
	});
});

describe('a hotkey', () => {
	const press = (key: string, code: string, shiftKey = false) => signOf({ key, code, shiftKey });

	it.each([
		['c', 'c', 'KeyC', false],
		['с', 'c', 'KeyC', false],
		['п', 'g', 'KeyG', false],
		['?', '?', 'Slash', true],
		['?', '?', 'Digit7', true],
		[',', '?', 'Slash', true],
		['.', '/', 'Slash', false],
		['a', 'a', 'KeyQ', false],
		['-', '', 'Slash', false],
		['Enter', '', 'Enter', false],
		['Process', '', 'KeyC', false],
	])('is known on every layout: %s is %s', (key, sign, code, shift) =>
		expect(press(key, code, shift)).toBe(sign),
	);

	it('is listed for the places that the person has', () => {
		const places: Place[] = [{ path: '/tickets', icon: 'list', text: 'nav-tickets' }];
		const going = listed(places).filter(({ keys }) => keys[0] === 'g');
		expect(going).toEqual([{ keys: ['g', 't'], text: 'nav-tickets' }]);
	});
});
