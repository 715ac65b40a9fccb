import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vitest/config';
import { singlePage } from './scripts/single-page.js';
import { texts } from './scripts/texts.js';

const api = process.env.VESTOVOY_API ?? 'http://127.0.0.1:8000';

/**
 * Few files of like sizes, for the product's own server speaks HTTP/1.1: six come at once, each on a
 * sixth of the line, so that a file of a kilobyte costs a telephone as long as one of five, and the page
 * waits for the longest. A room has what several pages share; what one page alone has stays with it.
 * @param test what belongs to it, by a module's path
 */
const room = (name: string, test: RegExp) => ({ name, test, minShareCount: 2 });

/**
 * What comes from outside is one file whoever uses it.
 * @param priority higher ones choose first, of equal ones the one that stands first; rooms come last
 */
const foreign = (name: string, test: RegExp, priority = 1) => ({ name, test, priority });

/** What some rooms share, in the order in which a module is looked for; `DESK` has the rest. Everybody
 *  would pay at the first load for what stood there and few need. */
const ROOMS = [
	room(
		'talk',
		/src\/lib\/(conversation|files|people\/Whose|profile\/Channels|absences\/Overlaps|tasks\/DueField|tickets\/(Category|Team)Field|work\/(FactList|[hH]istory|NotifyControls|ObjectPage|PriorityChoice|SidePage|Snooze|WordDialog))/,
	),
	room(
		'forms',
		/src\/lib\/(profile\/(Section|TimeField|Weekdays|Zone|zones)|ui\/(Field|Gate|Left|NewPassword|Select|Sure|Wrong|refusal)|work\/(Draft|PickMany|Removable|keeping))/,
	),
	room(
		'rules',
		/src\/lib\/(rules|books\/data|settings\/(Book|Entry|Folded|Health|Rules|data|events|fields|sections))/,
	),
	room('books', /src\/lib\/(books\/(?!filters)|invitations)/),
	room('cards', /src\/lib\/cards/),
];

/** What every page of the desk may have; what stays beside it and `ROOMS` is split by the bundler. */
const DESK = room(
	'desk',
	/src\/lib\/(?!door|guide\/(?!shown)|identity|imports|invitations|settings)/,
);

const GROUPS = [
	// What SvelteKit's start needs before it has told the rest the version. Were it in one file with
	// what pages share or with the rest of SvelteKit, that would run first, and read no version.
	foreign('start', /@sveltejs\/kit\/.*\/client\/payload\.js|vite\/preload-helper/, 3),
	foreign('svelte', /node_modules\/(svelte|clsx)\//, 2),
	// `devalue` beside SvelteKit, for only there it is seen that its greater half is called by nobody.
	foreign('kit', /node_modules\/(@sveltejs\/kit(?!.*\/client\/entry\.js)|devalue)\//),
	foreign('libraries', /node_modules\/(?!@sveltejs)/),
	...ROOMS,
	DESK,
];

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
					// Who imports an entry may find more there than the entry gives out.
					preserveEntrySignatures: 'allow-extension',
					output: {
						codeSplitting: { groups: GROUPS, includeDependenciesRecursively: false },
					},
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
