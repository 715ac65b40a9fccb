import { FluentBundle, type FluentVariable, type Message } from '@fluent/bundle';

/** A folder of texts: `ru`, `en`, … */
export type Locale = string;
export type TextArgs = Record<string, FluentVariable>;

/** Patterns by the ids of their texts: the build has taken the texts apart. */
type Texts = Record<string, NonNullable<Message['value']>>;

const SOURCES = import.meta.glob<Texts>('../../../../shared/locales/*/pwa*.ftl', {
	import: 'default',
});
const DEFAULT = 'ru';
const LOCALES = [...new Set(Object.keys(SOURCES).map((path) => path.split('/').at(-2) ?? ''))];
/** Every language there are texts of, by its own name. Asked for where it is shown: browsers take long
 *  over the names of languages. */
export const languages = () =>
	LOCALES.map((code) => {
		const name = new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code;
		return { code, name: name.charAt(0).toLocaleUpperCase(code) + name.slice(1) };
	});
const REMEMBERED = 'locale';
const YEAR = 365 * 24 * 60 * 60;
/** The product's catalogue is one: these texts are told from the bots' by their first word. */
const ROOM = 'pwa-';
/** The files of texts in use: that of every page, and those that pages have brought. */
const files = new Set(['pwa']);

let locale = $state<Locale>(DEFAULT);
let texts = $state.raw<Texts>({});
/** Makes sentences of patterns: plurals, numbers and what was given. */
let grammar = new FluentBundle(DEFAULT);
let wanted: Locale = DEFAULT;
/** Of two askings at once the later one has the word. */
let askings = 0;
let begin: () => void;
/** No page's texts are fetched before it is known in which language. */
const begun = new Promise<void>((done) => (begin = done));

/** The reader's language now. */
export const language = {
	get current(): Locale {
		return locale;
	},
	/** Whether the texts at hand are in this language. */
	speaks(tag: Locale): boolean {
		return locale === tag && hasText('product');
	},
};

/** The texts of a language come as chunks of their own; one that is read is never fetched again. */
export async function speak(tag: string): Promise<void> {
	wanted = toLocale(tag);
	const [next, mine] = [wanted, ++askings];
	begin();
	const parts = await Promise.all([...files].map((file) => read(next, file)));
	if (mine !== askings) return;
	grammar = new FluentBundle(next, { useIsolating: false });
	texts = Object.assign({}, ...parts) as Texts;
	locale = next;
	document.documentElement.lang = next;
	// In a cookie: who serves the pages names the right texts with the page.
	document.cookie = `${REMEMBERED}=${next}; path=/; max-age=${YEAR}; samesite=lax`;
}

/** A file of texts beside that of every page. */
type Part =
	| 'cards'
	| 'channels'
	| 'desk'
	| 'door'
	| 'guide'
	| 'import'
	| 'letters'
	| 'logs'
	| 'people'
	| 'profile'
	| 'rules'
	| 'settings'
	| 'work';

/** Brings the texts of parts of the desk before the first page of theirs is shown. */
export async function bring(...parts: Part[]): Promise<void> {
	const missing = parts.map((part) => `pwa_${part}`).filter((file) => !files.has(file));
	if (!missing.length) return;
	for (const file of missing) files.add(file);
	await begun;
	await speak(wanted).catch((error: unknown) => {
		for (const file of missing) files.delete(file);
		throw error;
	});
}

async function read(language: Locale, file: string): Promise<Texts> {
	const source = SOURCES[`../../../../shared/locales/${language}/${file}.ftl`];
	if (!source) throw new Error(`no texts ${file} in ${language}`);
	return source();
}

/** The language that was last spoken here, if any was. */
export function lastLanguage(): Locale | undefined {
	const said = new RegExp(`(?:^|; )${REMEMBERED}=([a-z]+)`).exec(document.cookie)?.[1];
	return said && toLocale(said);
}

/** The language before anybody has logged in: the last one here, else the browser's. */
export function firstLanguage(): Locale {
	return lastLanguage() ?? toLocale(navigator.language);
}

/** The sentence; an unknown id is shown as it is, so that the lack is seen. */
export function t(id: string, args?: TextArgs): string {
	const pattern = texts[ROOM + id];
	return pattern === undefined ? id : grammar.formatPattern(pattern, args);
}

/** Whether there is such a sentence: codes of the API choose their words by it. */
export function hasText(id: string): boolean {
	return ROOM + id in texts;
}

function toLocale(tag: string): Locale {
	const code = tag.toLowerCase().split('-')[0] ?? '';
	return LOCALES.includes(code) ? code : DEFAULT;
}
