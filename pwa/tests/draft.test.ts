import { beforeEach, describe, expect, it } from 'vitest';
import { Draft, forgetForm } from '../src/lib/ui/draft.svelte.ts';

type Card = { name: string; phone: string; teams: { name: string }[] };
const FIRST: Card = { name: 'Anna', phone: '1', teams: [] };
const open = (values = FIRST, version = 1) => new Draft('card', values, version);

// The tab's own storage, which Node has none of.
const tab = new Map<string, string>();
beforeEach(() => {
	tab.clear();
	Object.assign(globalThis, {
		sessionStorage: {
			getItem: (key: string) => tab.get(key) ?? null,
			setItem: (key: string, value: string) => tab.set(key, value),
			removeItem: (key: string) => tab.delete(key),
		},
	});
});

describe('a draft of what others change too', () => {
	it('tells the fields that are not as they were, and drops them', () => {
		const draft = open();
		draft.mine.phone = '2';
		draft.mine.teams = [{ name: 'Desk' }];
		expect(draft.changed).toEqual(['phone', 'teams']);
		draft.anew();
		expect(draft.changed).toEqual([]);
		expect(draft.mine).toEqual(FIRST);
	});

	it('takes what others wrote where nobody typed, and shows both where somebody did', () => {
		const draft = open();
		draft.mine.name = 'Anna B.';
		draft.meet({ name: 'Anna C.', phone: '3', teams: [] }, 2);
		expect(draft.mine).toEqual({ name: 'Anna B.', phone: '3', teams: [] });
		expect(draft.theirs).toEqual({ name: 'Anna C.' });
		draft.meet({ name: 'Anna C.', phone: '4', teams: [] }, 3);
		expect(draft.theirs).toEqual({ name: 'Anna C.' });
		draft.settle('name', false);
		expect([draft.clashes, draft.changed, draft.version]).toEqual([false, ['name'], 3]);
	});

	it('is not led back by an older answer that comes after its own was taken', () => {
		const draft = open();
		draft.mine.name = 'Anna B.';
		draft.sent({ name: 'Anna B.' }, 2);
		draft.meet(FIRST, 1);
		expect([draft.mine.name, draft.version, draft.changed]).toEqual(['Anna B.', 2, []]);
	});

	it('goes on where it was left, against what stands there now', () => {
		const mine = { ...FIRST, name: 'Anna B.' };
		tab.set('typed::card', JSON.stringify({ mine, base: FIRST, version: 1 }));
		const draft = open({ ...FIRST, phone: '5' }, 2);
		expect([draft.left, draft.mine.name, draft.mine.phone]).toEqual([true, 'Anna B.', '5']);
		draft.sent();
		expect([draft.left, tab.size]).toEqual([false, 0]);
	});
});

describe('a draft with secrets', () => {
	const server = { host: '', password: '' };
	const begun = (values = server, version = 1) =>
		new Draft('mail', values, version, { secrets: ['password'] });

	it('meets what others wrote as any field does', () => {
		const draft = begun();
		draft.meet({ host: 'a.example', password: '••' }, 2);
		expect(draft.mine).toEqual({ host: 'a.example', password: '••' });
		draft.mine.password = 'typed';
		draft.meet({ host: 'a.example', password: '' }, 3);
		expect([draft.mine.password, draft.theirs]).toEqual(['typed', { password: '' }]);
	});

	it('begins again without them, and loses none that was saved meanwhile', () => {
		const left = { mine: { host: 'b.example' }, base: { host: '' }, version: 1 };
		tab.set('typed::mail', JSON.stringify(left));
		const draft = begun({ host: '', password: '••' }, 2);
		expect(draft.mine).toEqual({ host: 'b.example', password: '••' });
		expect([draft.changed, draft.clashes]).toEqual([['host'], false]);
	});
});

describe('a draft that begins with something over what stands there', () => {
	const preset = () =>
		new Draft('preset', { host: 'a.example', port: 25 }, 1, { over: { host: 'b.example' } });

	it('has changed it, and begins so again', () => {
		const draft = preset();
		draft.mine.port = 465;
		expect(draft.changed).toEqual(['host', 'port']);
		draft.anew();
		expect(draft.mine).toEqual({ host: 'b.example', port: 25 });
	});

	it('asks whose value stays where another has written one', () => {
		const draft = preset();
		draft.meet({ host: 'c.example', port: 25 }, 2);
		expect([draft.mine.host, draft.theirs]).toEqual(['b.example', { host: 'c.example' }]);
		draft.sent({ host: 'b.example', port: 25 }, 3);
		draft.anew();
		draft.meet({ host: 'd.example', port: 25 }, 4);
		expect([draft.mine.host, draft.changed]).toEqual(['d.example', []]);
	});
});

describe('a draft of what is new', () => {
	it('begins with all that was left of it', () => {
		const kept = { mine: { text: 'typed', to: 'Boris' }, base: { text: '' }, version: 0 };
		tab.set('typed::new', JSON.stringify(kept));
		const draft = new Draft('new', { text: '', to: '', from: '/tickets' });
		expect(draft.mine).toEqual({ text: 'typed', to: 'Boris', from: '/tickets' });
		expect(draft.changed).toEqual(['text', 'to']);
		forgetForm('new');
		expect(tab.size).toBe(0);
	});
});
