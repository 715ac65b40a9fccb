import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DOCUMENTS } from '../src/lib/rules/documents.ts';

const SETTINGS = 'src/routes/(desk)/settings';

it('each page of rules keeps the document that the table says', () => {
	const pages = globSync('*/+page.svelte', { cwd: SETTINGS }).flatMap((page) => {
		const code = readFileSync(`${SETTINGS}/${page}`, 'utf8');
		const [, name] = /<RulePage\s+name="(\w+)"/.exec(code) ?? [];
		return name ? [[name, `/settings/${page.split('/')[0]}`]] : [];
	});
	expect(Object.fromEntries(pages)).toEqual(DOCUMENTS);
});
