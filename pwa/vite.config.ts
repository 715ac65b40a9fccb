import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vitest/config';
import { singlePage } from './scripts/single-page.js';

const api = process.env.VESTOVOY_API ?? 'http://127.0.0.1:8000';

/**
 * Few files rather than many, for the product's own server speaks HTTP/1.1. SvelteKit's modules stay
 * where it puts them: some must not run before its start has told them the version. `devalue` stays
 * beside them, for only there it is seen that its greater half is called by nobody; endless lists
 * are what one page has.
 */
const LIBRARIES = {
	name: 'libraries',
	test: /node_modules\/(?!@sveltejs|devalue|.*[iI]nfiniteQuery(Observer)?\.js)/,
};

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
					output: { codeSplitting: { groups: [LIBRARIES] } },
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
