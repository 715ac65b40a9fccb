import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

/** A folder of texts: `ru`, `en`, … */
export type Locale = string;
export type TextArgs = Record<string, FluentVariable>;

const SOURCES = import.meta.glob<string>('../../../../shared/locales/*/pwa*.ftl', {
	query: '?raw',
	import: 'default',
});
const DEFAULT = 'ru';
const LOCALES = [...new Set(Object.keys(SOURCES).map((path) => path.split('/').at(-2) ?? ''))];
/** Every language there are texts of, by its own name. */
export const languages = LOCALES.map((code) => {
	const name = new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code;
	return { code, name: name.charAt(0).toLocaleUpperCase(code) + name.slice(1) };
});
const REMEMBERED = 'locale';
/** The product's catalogue is one: these texts are told from the bots' by their first word. */
const ROOM = 'pwa-';
/** The files of texts in use: that of every page, and those that pages have brought. */
const files = new Set(['pwa']);

let locale = $state<Locale>(DEFAULT);
let bundle = $state.raw<FluentBundle>(new FluentBundle(DEFAULT));
let wanted: Locale = DEFAULT;
/** Of two askings at once the later one has the word. */
let askings = 0;

/** The reader's language now. */
export const language = {
	get current(): Locale {
		return locale;
	},
};

/** The texts of a language come as chunks of their own; one that is read is never fetched again. */
export async function speak(tag: string): Promise<void> {
	wanted = toLocale(tag);
	const [next, mine] = [wanted, ++askings];
	const texts = await Promise.all([...files].map((file) => read(next, file)));
	if (mine !== askings) return;
	const fresh = new FluentBundle(next, { useIsolating: false });
	for (const text of texts) fresh.addResource(new FluentResource(text));
	bundle = fresh;
	locale = next;
	document.documentElement.lang = next;
	localStorage.setItem(REMEMBERED, next);
}

/** Brings the texts of parts of the desk before the first page of theirs is shown. */
export async function bring(...parts: ('desk' | 'profile' | 'settings' | 'work')[]): Promise<void> {
	const missing = parts.map((part) => `pwa_${part}`).filter((file) => !files.has(file));
	if (!missing.length) return;
	for (const file of missing) files.add(file);
	await speak(wanted).catch((error: unknown) => {
		for (const file of missing) files.delete(file);
		throw error;
	});
}

async function read(language: Locale, file: string): Promise<string> {
	const source = SOURCES[`../../../../shared/locales/${language}/${file}.ftl`];
	if (!source) throw new Error(`no texts ${file} in ${language}`);
	return source();
}

/** The language before anybody has logged in: the last one here, else the browser's. */
export function firstLanguage(): Locale {
	return toLocale(localStorage.getItem(REMEMBERED) ?? navigator.language);
}

/** The sentence; an unknown id is shown as it is, so that the lack is seen. */
export function t(id: string, args?: TextArgs): string {
	const message = bundle.getMessage(ROOM + id);
	return message?.value ? bundle.formatPattern(message.value, args) : id;
}

/** Whether there is such a sentence: codes of the API choose their words by it. */
export function hasText(id: string): boolean {
	return bundle.hasMessage(ROOM + id);
}

function toLocale(tag: string): Locale {
	const code = tag.toLowerCase().split('-')[0] ?? '';
	return LOCALES.includes(code) ? code : DEFAULT;
}
