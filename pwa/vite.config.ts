import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vitest/config';
import { singlePage } from './scripts/single-page.js';
import { texts } from './scripts/texts.js';

const api = process.env.VESTOVOY_API ?? 'http://127.0.0.1:8000';

/**
 * What SvelteKit's start needs before it has told the rest the version. Were it in one file with what
 * pages share, that would run first, and read no version.
 */
const START = {
	name: 'start',
	test: /@sveltejs\/kit\/.*\/client\/payload\.js|vite\/preload-helper/,
	priority: 1,
};

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

/**
 * What pages share is one file, not sixty of a kilobyte each: over HTTP/1.1 a file costs as long as
 * five kilobytes on a telephone's line, and together they are also packed better. What a few pages of
 * administrators and newcomers share stays out: everybody would pay for it at every first load.
 */
const DESK = {
	name: 'desk',
	test: (id: string) => id.includes('src/lib/') && !OF_THE_SETTINGS.test(id),
	minShareCount: 2,
};

/** What administrators and newcomers alone see, and forms that few open, split by the bundler itself: a group of its own would
 *  take along what all pages share, and nobody else shall load these. */
const OF_THE_SETTINGS =
	/src\/lib\/(books|cards|door|guide\/(?!shown)|identity|imports|invitations|rules|settings|profile\/(Section|Weekdays|TimeField|Zone|zones)|ui\/(Gate|Left|Sure)|work\/(Draft|keeping|PickMany))/;

export default defineConfig({
	plugins: [
		tailwindcss(),
		texts(),
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
					output: { codeSplitting: { groups: [START, LIBRARIES, DESK] } },
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
