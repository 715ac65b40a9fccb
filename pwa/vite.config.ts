import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vitest/config';
import { singlePage } from './scripts/single-page.js';

const api = process.env.VESTOVOY_API ?? 'http://127.0.0.1:8000';

/** What every page imports. */
const FIRST = [
	// SvelteKit looks for its own runtime in a chunk of its own.
	{ name: 'libraries', test: /node_modules\/(?!@sveltejs)/, priority: 2 },
	{ name: 'desk', test: /src\/lib\/(api|i18n|live|push|session|ui|ids|queries)/, priority: 1 },
];

export default defineConfig({
	plugins: [
		tailwindcss(),
		sveltekit({
			adapter: singlePage('build'),
			// The page itself registers the worker, for it has to know about waiting versions.
			serviceWorker: { register: false },
			version: { pollInterval: 5 * 60_000 },
		}),
	],
	environments: {
		client: {
			build: {
				rolldownOptions: {
					// Few files rather than many: the product's own server speaks HTTP/1.1.
					output: { codeSplitting: { groups: FIRST } },
				},
			},
		},
	},
	server: {
		// The texts lie beside the product's other texts.
		fs: { allow: ['../shared/locales'] },
		proxy: { '/api': api },
	},
	test: { include: ['tests/**/*.test.ts'] },
});
