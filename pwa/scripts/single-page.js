import { readFileSync, writeFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-static';
import { ASKED } from './asked.js';
import { filesOf, languages, routes, start, textsOf } from './built.js';

const INLINE = /<script>([\s\S]*?)<\/script>/;
const LOOKS = /<link href="([^"]*)" rel="stylesheet">/;
/** Where the table of what each page needs lies, for whoever serves the pages. */
const TABLE = '_app/pages.json';

/**
 * A static single-page build whose page holds no inline script, so that the server can answer with
 * `script-src 'self'` and nothing more (X7): the bootstrap moves into `boot.js`. What the start needs
 * is asked for at once, not when one script has led to another, and the looks hold up only what
 * stands below them: the mark is painted with the document.
 * @param {string} folder
 * @returns {import('@sveltejs/kit').Adapter}
 */
export function singlePage(folder) {
	const inner = adapter({ pages: folder, fallback: 'index.html' });
	return {
		...inner,
		async adapt(builder) {
			await inner.adapt(builder);
			finish(folder);
			writeFileSync(`${folder}/${TABLE}`, JSON.stringify(table()));
		},
	};
}

/** @param {string} folder */
function finish(folder) {
	const page = `${folder}/index.html`;
	const html = readFileSync(page, 'utf8');
	const { whole: inline, part: script } = found(INLINE, html);
	const { whole: looks, part: address } = found(LOOKS, html);
	writeFileSync(`${folder}/boot.js`, script);
	writeFileSync(
		page,
		html
			.replace(inline, '<script src="/boot.js" async fetchpriority="high"></script>')
			.replace(/<link href="[^"]*" rel="modulepreload">\s*/g, '')
			.replace(
				looks,
				`<link href="/boot.js" rel="preload" as="script">\n\t\t<link href="${address}" rel="preload" as="style">${preloads(start())}`,
			)
			.replace('<div class="contents">', `${looks}\n\t\t<div class="contents">`),
	);
}

/**
 * @param {RegExp} sign
 * @param {string} html
 */
function found(sign, html) {
	const [whole, part] = sign.exec(html) ?? [];
	if (!whole || !part) throw new Error(`the built page has no ${sign}`);
	return { whole, part };
}

/** @param {string[]} files */
const preloads = (files) =>
	files.map((file) => `\n\t\t<link href="/${file}" rel="modulepreload">`).join('');

/** What each page needs besides the start, by its address and the reader's language, and what it asks
 *  the API for first. */
function table() {
	const known = new Set(start());
	/** @param {string[]} files */
	const besides = (files) => files.filter((file) => !known.has(file));
	return Object.fromEntries(
		routes().map(({ path, nodes }) => [
			path,
			{
				asked: ASKED[path] ?? [],
				scripts: besides(filesOf(nodes)),
				texts: Object.fromEntries(
					languages().map((language) => [language, besides(textsOf(nodes, language))]),
				),
			},
		]),
	);
}
