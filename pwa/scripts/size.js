// The JavaScript of a person's first page, the list of tickets in Russian, gzipped, against the budget.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { CLIENT, filesOf, routes, start, textsOf } from './built.js';

const BUDGET = 91_000;
const PAGE = '/tickets';

const route = routes().find(({ path }) => path === PAGE);
if (!route) throw new Error(`the build has no ${PAGE}`);
const files = new Set([...start(), ...filesOf(route.nodes), ...textsOf(route.nodes, 'ru')]);
const size = [...files]
	.map((file) => gzipSync(readFileSync(`${CLIENT}/${file}`)).length)
	.reduce((sum, bytes) => sum + bytes, 0);
console.log(
	`first load: ${files.size} files, ${(size / 1000).toFixed(1)} of ${BUDGET / 1000} kB gzipped`,
);
if (size > BUDGET) process.exitCode = 1;
