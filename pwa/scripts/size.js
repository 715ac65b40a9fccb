// The JavaScript of the first load, gzipped, against the budget.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { CLIENT, firstLoad } from './first-load.js';

const BUDGET = 90_000;

const files = firstLoad();
const size = files
	.map((file) => gzipSync(readFileSync(`${CLIENT}/${file}`)).length)
	.reduce((sum, bytes) => sum + bytes, 0);
console.log(
	`first load: ${files.length} files, ${(size / 1000).toFixed(1)} of ${BUDGET / 1000} kB gzipped`,
);
if (size > BUDGET) process.exitCode = 1;
