// What the build that was made last consists of: its files, its nodes (layouts and pages), its routes.
import { existsSync, readFileSync } from 'node:fs';

export const CLIENT = '.svelte-kit/output/client';
const APP = '.svelte-kit/generated/build/client-optimized';
const STARTS = [/\/client\/(entry|payload|client-entry)\.js$/, /client-optimized\/app\.js$/];
/** In the table of routes: `"/(desk)/tasks": [7,[2,3]]`, the page's node and those of its layouts. */
const ROUTE = /"(\/[^"]*)": \[(\d+)(?:,\[([\d,]*)\])?/g;
const GROUP = /\/\([^/]+\)/g;
const BROUGHT = /\bbring\(([^)]*)\)/g;
const TEXTS = /locales\/([a-z]+)\/pwa(?:_([a-z]+))?\.ftl/;
const ROOT = 0;

/** @typedef {{ file: string, imports?: string[] }} Chunk */
/** @typedef {{ path: string, nodes: number[] }} Route */

/**
 * The routes by the addresses they have: groups of folders are in none.
 * @returns {Route[]}
 */
export function routes() {
	return [...read(`${APP}/app.js`).matchAll(ROUTE)].map(([, id = '', page, layouts]) => ({
		path: id.replaceAll(GROUP, '') || '/',
		nodes: [ROOT, ...numbers(layouts), Number(page)],
	}));
}

/**
 * The files of what every page starts with.
 * @returns {string[]}
 */
export function start() {
	const starts = Object.keys(manifest()).filter((key) => STARTS.some((sign) => sign.test(key)));
	return together([...starts, `${APP}/nodes/${ROOT}.js`]);
}

/**
 * The files of nodes, with all that they import.
 * @param {number[]} nodes
 */
export const filesOf = (nodes) => together(nodes.map((node) => `${APP}/nodes/${node}.js`));

/**
 * The texts of nodes in a language: those of every page, and those that their `load` brings.
 * @param {number[]} nodes
 * @param {string} language
 */
export function textsOf(nodes, language) {
	const parts = new Set([undefined, ...nodes.flatMap(broughtBy)]);
	return together(
		Object.keys(manifest()).filter((key) => {
			const [, tongue, part] = TEXTS.exec(key) ?? [];
			return tongue === language && parts.has(part);
		}),
	);
}

/** The languages there are texts in. */
export const languages = () => [
	...new Set(Object.keys(manifest()).flatMap((key) => TEXTS.exec(key)?.[1] ?? [])),
];

/**
 * What a node's own `load` brings.
 * @param {number} node
 */
function broughtBy(node) {
	const loads = read(`${APP}/nodes/${node}.js`).matchAll(/"([^"]*\.ts)"/g);
	return [...loads].flatMap(([, path]) =>
		[...read(`${APP}/nodes/${path}`).matchAll(BROUGHT)].flatMap(([, parts = '']) =>
			parts.split(',').map((part) => part.trim().replaceAll("'", '')),
		),
	);
}

/** @returns {Record<string, Chunk>} */
function manifest() {
	const path = `${CLIENT}/.vite/manifest.json`;
	if (!existsSync(path)) throw new Error('build first: npm run build');
	return JSON.parse(read(path));
}

/** @param {string[]} keys */
function together(keys) {
	/** @type {Set<string>} */
	const files = new Set();
	const all = manifest();
	keys.forEach((key) => collect(all, key, files));
	return [...files];
}

/**
 * @param {Record<string, Chunk>} all
 * @param {string} key
 * @param {Set<string>} files
 */
function collect(all, key, files) {
	const chunk = all[key];
	if (!chunk) throw new Error(`the build has no ${key}`);
	if (files.has(chunk.file)) return;
	files.add(chunk.file);
	chunk.imports?.forEach((each) => collect(all, each, files));
}

/** @param {string | undefined} list */
const numbers = (list) => (list ? list.split(',').map(Number) : []);

/** @param {string} path */
const read = (path) => readFileSync(path, 'utf8');
