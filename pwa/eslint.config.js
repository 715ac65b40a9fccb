// Form is prettier's; what svelte-check and tsc see already is not asked again.
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { REFETCH, RULES_OF_STATE } from './scripts/house-rules.js';

/** Data is read and written in one module a noun, which the rest of the page calls. */
const DATA = ['src/lib/*/data.ts', 'src/lib/api/*.ts'];

export default defineConfig(
	{ ignores: ['build/', '.svelte-kit/', 'src/lib/api/schema.d.ts'] },
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	js.configs.recommended,
	ts.configs.strict,
	ts.configs.stylistic,
	svelte.configs.recommended,
	svelte.configs.prettier,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			eqeqeq: 'error',
			// The house writes types, which a component's `Props` may intersect.
			'@typescript-eslint/consistent-type-definitions': ['error', 'type'],
			'no-restricted-syntax': ['error', ...RULES_OF_STATE, REFETCH],
			// Types see it, in TypeScript's own way, which knows the globals of each file too.
			'no-undef': 'off',
			// The page is served at the root of its host and nowhere else.
			'svelte/no-navigation-without-resolve': 'off',
			// The few plain maps and sets are memories that nothing on the screen is drawn from.
			'svelte/prefer-svelte-reactivity': 'off',
		},
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] } },
	},
	{
		// Components are left to svelte-check: here their snippets' parameters are `any`, and the types
		// of all components take a minute.
		files: ['src/**/*.ts', 'tests/**/*.ts', 'vite.config.ts'],
		extends: [ts.configs.strictTypeCheckedOnly, ts.configs.stylisticTypeCheckedOnly],
		languageOptions: { parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] } },
		rules: {
			// `() => act()` is how a handler is written.
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			// A number in a text is a number.
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
		},
	},
	{
		files: ['src/**'],
		ignores: DATA,
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: 'api/client(\\.ts)?$',
							message: "Ask the API in the noun's `data.ts`, and call that.",
						},
					],
				},
			],
		},
	},
	{
		files: ['src/lib/session/refetch.ts'],
		rules: { 'no-restricted-syntax': ['error', ...RULES_OF_STATE] },
	},
);
