import { readFileSync, globSync } from 'node:fs';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';
import { patterns } from '../scripts/texts.js';

const PREFIX = 'pwa-';

/** All files of the web application's texts, each part with its own. */
function catalogue(locale: string): string {
	const files = globSync(`../shared/locales/${locale}/pwa*.ftl`).toSorted();
	return files.map((file) => readFileSync(file, 'utf8')).join('\n');
}

function bundle(locale: string): FluentBundle {
	const made = new FluentBundle(locale, { useIsolating: false });
	expect(made.addResource(new FluentResource(catalogue(locale)))).toEqual([]);
	return made;
}

function ids(locale: string): string[] {
	return [...catalogue(locale).matchAll(/^([a-z][\w-]*) =/gm)].map(([, id]) => id ?? '');
}

/** Ids that stand in the code as they are; those made of parts are told by their first part. */
function used(): { whole: Set<string>; families: Set<string> } {
	const whole = new Set<string>();
	const families = new Set<string>();
	for (const file of globSync('src/**/*.{svelte,ts}')) {
		const code = readFileSync(file, 'utf8');
		for (const [, id] of code.matchAll(/\bt\(\s*'([\w-]+)'/g)) whole.add(id ?? '');
		for (const [, start] of code.matchAll(/\b(?:t|hasText)\(\s*`([a-z]+-)\$\{/g))
			families.add(start ?? '');
	}
	return { whole, families };
}

describe('the texts', () => {
	it.each(['known = {', 'known = Yes\n    .title = No', 'known = { other }\nother = Yes'])(
		'the build refuses what pages could not say: %j',
		(source) => {
			expect(() => patterns(source, 'some.ftl')).toThrow('some.ftl');
		},
	);

	it.each(['ru', 'en'])('every id that the code names is in %s', (locale) => {
		const known = bundle(locale);
		const missing = [...used().whole].filter((id) => !known.hasMessage(PREFIX + id));
		expect(missing).toEqual([]);
	});

	it('every family of ids has members', () => {
		const all = ids('ru');
		const empty = [...used().families].filter(
			(start) => !all.some((id) => id.startsWith(PREFIX + start)),
		);
		expect(empty).toEqual([]);
	});

	it('both languages have the same ids, each marked as ours and given once', () => {
		expect(ids('en')).toEqual(ids('ru'));
		expect(ids('ru').filter((id) => !id.startsWith(PREFIX))).toEqual([]);
		expect(new Set(ids('ru')).size).toBe(ids('ru').length);
	});

	it('Russian plurals are right', () => {
		const known = bundle('ru');
		const say = (count: number) =>
			known.formatPattern(known.getMessage('pwa-inbox-unread')?.value ?? '', { count });
		expect([1, 3, 5, 21].map(say)).toEqual([
			'1 непрочитанное уведомление',
			'3 непрочитанных уведомления',
			'5 непрочитанных уведомлений',
			'21 непрочитанное уведомление',
		]);
	});
});
