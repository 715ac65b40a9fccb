import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

export type Locale = 'ru' | 'en';
export type TextArgs = Record<string, FluentVariable>;

const SOURCES = import.meta.glob<string>('../../../../shared/locales/*/pwa.ftl', {
	query: '?raw',
	import: 'default',
});
const REMEMBERED = 'locale';
/** The product's catalogue is one: these texts are told from the bots' by their first word. */
const ROOM = 'pwa-';

let locale = $state<Locale>('ru');
let bundle = $state.raw<FluentBundle>(new FluentBundle('ru'));

/** The reader's language now. */
export const language = {
	get current(): Locale {
		return locale;
	},
};

/** The texts of a language come as a chunk of their own; one that is read is never fetched again. */
export async function speak(wanted: string): Promise<void> {
	const next = toLocale(wanted);
	const source = SOURCES[`../../../../shared/locales/${next}/pwa.ftl`];
	if (!source) throw new Error(`no texts for ${next}`);
	const fresh = new FluentBundle(next, { useIsolating: false });
	fresh.addResource(new FluentResource(await source()));
	bundle = fresh;
	locale = next;
	document.documentElement.lang = next;
	localStorage.setItem(REMEMBERED, next);
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
	return tag.toLowerCase().startsWith('en') ? 'en' : 'ru';
}
