import { describe, expect, it } from 'vitest';
import { read, sameOrigin } from '../src/service-worker/payload.ts';

const ORIGIN = 'https://desk.example';

describe('a push', () => {
	it('P11: is read from a Declarative Web Push payload', () => {
		const text = JSON.stringify({
			web_push: 8030,
			notification: {
				title: 'Новая заявка №7',
				body: 'Не печатает принтер',
				navigate: `${ORIGIN}/tickets/7?from=push`,
				tag: 'ticket-7',
				lang: 'ru',
				app_badge: '3',
			},
		});
		expect(read(text, ORIGIN)).toEqual({
			title: 'Новая заявка №7',
			body: 'Не печатает принтер',
			path: '/tickets/7?from=push',
			tag: 'ticket-7',
			lang: 'ru',
			unread: 3,
		});
	});

	it('takes the badge from beside the notification too', () => {
		const text = JSON.stringify({ web_push: 8030, notification: { title: 'A' }, app_badge: 0 });
		expect(read(text, ORIGIN).unread).toBe(0);
	});

	it.each([undefined, '', 'не JSON', '[]', '{}', '{"notification":7}', 'null'])(
		'P8: makes a notice even of %j',
		(text) => {
			expect(read(text, ORIGIN)).toMatchObject({ title: 'Вестовой', path: '/inbox' });
		},
	);

	it('ignores fields of a wrong kind', () => {
		const text = JSON.stringify({ notification: { title: 1, tag: {}, app_badge: 'many' } });
		expect(read(text, ORIGIN)).toMatchObject({
			title: 'Вестовой',
			tag: undefined,
			unread: undefined,
		});
	});
});

describe('a link', () => {
	it.each([
		['https://evil.example/tickets/1', '/inbox'],
		['//evil.example/', '/inbox'],
		['javascript:alert(1)', '/inbox'],
		['/tickets/5#last', '/tickets/5#last'],
		[undefined, '/inbox'],
	])('P10: %s leads to %s', (link, path) => {
		expect(sameOrigin(link, ORIGIN)).toBe(path);
	});
});
