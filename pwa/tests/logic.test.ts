import { describe, expect, it } from 'vitest';
import type { Guide, GuideStep } from '../src/lib/api/types.ts';
import { Problem } from '../src/lib/api/problem.ts';
import { waits } from '../src/lib/guide/waits.ts';
import { SendOnce } from '../src/lib/ids.ts';
import { backoff } from '../src/lib/live/stream.ts';
import { changeOf, moved } from '../src/lib/profile/order.ts';
import { inside } from '../src/lib/session/paths.ts';
import { cutLinks } from '../src/lib/conversation/links.ts';
import { address, queryOf } from '../src/lib/tickets/filter.ts';
import { bytesOf, extensionsOf, megabytesOf } from '../src/lib/settings/files.ts';
import { initials } from '../src/lib/ui/avatar.ts';

describe('the filter of the list', () => {
	it('lives in the address, both ways', () => {
		const shared = '/tickets?view=mine&status=waiting&search=%D0%BA%D0%BE%D1%82&offset=25';
		expect(address.of(address.read(new URL(shared, 'http://a').searchParams))).toBe(shared);
		expect(address.of(address.read(new URLSearchParams()))).toBe('/tickets');
	});

	it('reads nonsense as the usual', () => {
		const filter = address.read(new URLSearchParams('view=x&status=y&offset=-5'));
		expect(filter).toEqual({
			view: 'open',
			status: '',
			search: '',
			place: { offset: 0 },
			more: {},
		});
		const { place } = address.read(new URLSearchParams('offset=99999'));
		expect(place).toEqual({ offset: 10_000 });
	});

	it('goes on by a cursor, and then by no offset', () => {
		const shared = '/tickets?status=new&cursor=lKF4-_';
		const filter = address.read(new URL(`${shared}&offset=25`, 'http://a').searchParams);
		expect(queryOf(filter)).toMatchObject({ cursor: 'lKF4-_' });
		expect(queryOf(filter)).not.toHaveProperty('offset');
		expect(address.of(filter)).toBe(shared);
	});

	it('a chosen status overrides "open"', () => {
		const query = queryOf(address.read(new URLSearchParams('view=mine&status=resolved')));
		expect(query).toMatchObject({ assignee: 'me', status: ['resolved'] });
		expect(query).not.toHaveProperty('open');
	});

	it('is narrowed further by what the desk knows, and by nothing else', () => {
		const shared = '/tickets?team_id=a&priority=high';
		const filter = address.read(new URL(`${shared}&assignee=b`, 'http://a').searchParams);
		expect(queryOf(filter)).toMatchObject({ team_id: 'a', priority: ['high'], open: true });
		expect(address.of(filter)).toBe(shared);
	});
});

describe('a text', () => {
	it('has its links cut out, without the full stop behind them', () => {
		expect(cutLinks('Смотри https://a.example/x?y=1. Да')).toEqual([
			{ text: 'Смотри ' },
			{ text: 'https://a.example/x?y=1', href: 'https://a.example/x?y=1' },
			{ text: '. Да' },
		]);
	});

	it('is no markup and no script', () => {
		expect(cutLinks('<b>javascript:alert(1)</b>')).toEqual([
			{ text: '<b>javascript:alert(1)</b>' },
		]);
	});
});

describe('sending once (Q12)', () => {
	it('keeps its key for the same words and takes another for other words', () => {
		const once = new SendOnce();
		const first = once.headers({ text: 'а' });
		expect(once.headers({ text: 'а' })).toEqual(first);
		expect(once.headers({ text: 'б' })).not.toEqual(first);
	});

	it('takes another key for the same words said again', () => {
		const once = new SendOnce();
		const first = once.headers({ text: 'да' });
		once.done();
		expect(once.headers({ text: 'да' })).not.toEqual(first);
	});
});

describe('small things', () => {
	it('the stream waits longer and longer, thirty seconds at most', () => {
		expect([0, 1, 2, 10].map((tries) => backoff(tries, () => 1))).toEqual([
			1000, 2000, 4000, 30000,
		]);
	});

	it('P10: a link leads inside or nowhere', () => {
		expect(inside('//evil.example', 'https://a.example')).toBe('/');
		expect(inside('/tickets/1?x', 'https://a.example')).toBe('/tickets/1?x');
		expect(inside(null, 'https://a.example')).toBe('/');
	});

	it('a channel moves in the order and stays at the edge', () => {
		expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
		expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
	});

	it('quiet hours go to the wire with seconds', () => {
		const quiet_hours = { start: '22:00', end: '08:00:00', weekdays: [0] };
		expect(changeOf({ channels: [], quiet_hours }).quiet_hours).toEqual({
			start: '22:00:00',
			end: '08:00:00',
			weekdays: [0],
		});
	});

	it('initials are of the first and the last word', () => {
		expect(['Анна Мария Смирнова', 'Борис', ''].map(initials)).toEqual(['АС', 'Б', '']);
	});

	it('a refusal that is no problem document still has a code', () => {
		expect(Problem.from(502, 'Bad gateway').code).toBe('http_502');
	});
});

describe('the guide', () => {
	const guide = (
		states: Partial<Record<GuideStep['name'], GuideStep['state']>>,
		done = false,
	): Guide => ({
		steps: Object.entries(states).map(([name, state]) => ({
			name: name as GuideStep['name'],
			state,
		})),
		firm: '',
		done,
		dismissed: false,
	});

	it('asks again while something may come by itself', () => {
		expect(waits(guide({ staff_bot: 'begun', mail: 'open' }))).toBe(true);
		expect(waits(guide({ staff_bot: 'broken' }))).toBe(true);
		expect(waits(guide({ client_bot: 'done', client: 'done', phone_ticket: 'open' }))).toBe(true);
	});

	it("asks nobody while it is the administrator's turn, and when all is done", () => {
		expect(waits(guide({ staff_bot: 'done', mail: 'open', phone_ticket: 'open' }))).toBe(false);
		expect(waits(guide({ client_bot: 'done', client: 'done', more_channels: 'begun' }, true))).toBe(
			false,
		);
	});
});

describe('the rules of files', () => {
	it('take endings as people write them', () => {
		expect(extensionsOf('.EXE, bat;  js exe')).toEqual(['exe', 'bat', 'js']);
		expect(extensionsOf(' ')).toEqual([]);
	});

	it('show no more than is allowed', () => {
		expect(megabytesOf(52_428_800)).toBe(50);
		expect(bytesOf(50)).toBe(52_428_800);
		expect(megabytesOf(20_971_519)).toBe(19.9);
		expect(megabytesOf(null)).toBeNull();
	});
});
