// What a person's first page needs at once: the start, the texts, the frame of the desk and the
// ticket list, with all that they import. Reads the build that was made last.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

export const CLIENT = '.svelte-kit/output/client';
const NODES = '.svelte-kit/generated/build/client-optimized/nodes';
const PAGES = [
	'routes/+layout.svelte',
	'routes/(desk)/+layout.svelte',
	'routes/(desk)/tickets/+page.svelte',
];
const STARTS = [
	/\/client\/(entry|payload|client-entry)\.js$/,
	/client-optimized\/app\.js$/,
	/locales\/ru\/pwa\.ftl/,
];

/** @typedef {{ file: string, imports?: string[] }} Chunk */

/**
 * The files of the first load, relative to the site's root.
 * @returns {string[]}
 */
export function firstLoad() {
	const path = `${CLIENT}/.vite/manifest.json`;
	if (!existsSync(path)) throw new Error('build first: npm run build');
	/** @type {Record<string, Chunk>} */
	const manifest = JSON.parse(readFileSync(path, 'utf8'));
	const nodes = readdirSync(NODES)
		.filter((name) => PAGES.some((page) => readFileSync(`${NODES}/${name}`, 'utf8').includes(page)))
		.map((name) => `${NODES}/${name}`);
	if (nodes.length !== PAGES.length) throw new Error(`${NODES} has not all of ${PAGES}`);
	const first = Object.keys(manifest).filter(
		(key) => nodes.includes(key) || STARTS.some((sign) => sign.test(key)),
	);
	/** @type {Set<string>} */
	const files = new Set();
	first.forEach((key) => collect(manifest, key, files));
	return [...files];
}

/**
 * @param {Record<string, Chunk>} manifest
 * @param {string} key
 * @param {Set<string>} files
 */
function collect(manifest, key, files) {
	const chunk = manifest[key];
	if (!chunk || files.has(chunk.file)) return;
	files.add(chunk.file);
	chunk.imports?.forEach((each) => collect(manifest, each, files));
}
