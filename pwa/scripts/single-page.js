import { readFileSync, writeFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-static';
import { firstLoad } from './first-load.js';

const INLINE = /<script>([\s\S]*?)<\/script>/;

/**
 * A static single-page build whose page holds no inline script, so that the server can answer with
 * `script-src 'self'` and nothing more (X7): the bootstrap moves into `boot.js`. What the first page
 * needs is asked for at once, not when one script has led to another.
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
		},
	};
}

/** @param {string} folder */
function finish(folder) {
	const page = `${folder}/index.html`;
	const html = readFileSync(page, 'utf8');
	const script = INLINE.exec(html)?.[1];
	if (!script) throw new Error('the built page has no bootstrap script to move');
	writeFileSync(`${folder}/boot.js`, script);
	const moved = html.replace(INLINE, '<script src="/boot.js" async></script>');
	writeFileSync(page, moved.replace('</head>', `${preloads(html)}</head>`));
}

/** @param {string} html */
function preloads(html) {
	return firstLoad()
		.filter((file) => !html.includes(file))
		.map((file) => `\t<link href="/${file}" rel="modulepreload">\n\t`)
		.join('');
}
