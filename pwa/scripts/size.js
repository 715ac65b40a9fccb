// The JavaScript of the first load, gzipped, against the budget: the start, the texts, the frame of
// the desk and the ticket list with all that they import. Reads the last build.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET = 90_000;
const CLIENT = '.svelte-kit/output/client';
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

if (!existsSync(`${CLIENT}/.vite/manifest.json`)) throw new Error('build first: npm run build');
/** @type {Record<string, Chunk>} */
const manifest = JSON.parse(readFileSync(`${CLIENT}/.vite/manifest.json`, 'utf8'));

const nodes = readdirSync(NODES)
	.filter((name) => PAGES.some((page) => readFileSync(`${NODES}/${name}`, 'utf8').includes(page)))
	.map((name) => `${NODES}/${name}`);
const first = Object.keys(manifest).filter(
	(key) => nodes.includes(key) || STARTS.some((sign) => sign.test(key)),
);

/** @type {Set<string>} */
const files = new Set();
first.forEach(collect);

const size = [...files]
	.map((file) => gzipSync(readFileSync(`${CLIENT}/${file}`)).length)
	.reduce((sum, bytes) => sum + bytes, 0);
console.log(
	`first load: ${files.size} files, ${(size / 1000).toFixed(1)} of ${BUDGET / 1000} kB gzipped`,
);
if (nodes.length !== PAGES.length || size > BUDGET) process.exitCode = 1;

/** @param {string} key */
function collect(key) {
	const chunk = manifest[key];
	if (!chunk || files.has(chunk.file)) return;
	files.add(chunk.file);
	chunk.imports?.forEach(collect);
}
