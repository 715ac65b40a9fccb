/** A notice as the pipeline sends it: valid Declarative Web Push too (P11). */
export type Notice = {
	title: string;
	body: string;
	/** Path inside this product: links are same-origin only (P10). */
	path: string;
	/** The object: a second notice about it replaces the first (P9). */
	tag: string | undefined;
	lang: string | undefined;
	unread: number | undefined;
};

const UNKNOWN: Notice = {
	title: 'Вестовой',
	body: '',
	path: '/inbox',
	tag: undefined,
	lang: undefined,
	unread: undefined,
};

/** What to show for a push; anything unreadable still makes a notice, for silence is punished (P8). */
export function read(text: string | undefined, origin: string): Notice {
	const said = parse(text);
	const notice = asRecord(said?.notification);
	if (!notice) return UNKNOWN;
	return {
		title: words(notice.title) ?? UNKNOWN.title,
		body: words(notice.body) ?? '',
		path: sameOrigin(words(notice.navigate), origin),
		tag: words(notice.tag),
		lang: words(notice.lang),
		unread: count(notice.app_badge ?? said?.app_badge),
	};
}

/** The path of a link that stays here; anything else leads to the inbox. */
export function sameOrigin(link: string | undefined, origin: string): string {
	if (!link || !URL.canParse(link, origin)) return UNKNOWN.path;
	const url = new URL(link, origin);
	return url.origin === origin ? url.pathname + url.search + url.hash : UNKNOWN.path;
}

function parse(text: string | undefined): Record<string, unknown> | undefined {
	try {
		return asRecord(JSON.parse(text ?? ''));
	} catch {
		return undefined;
	}
}

function asRecord(value: unknown): Record<string, unknown> | undefined {
	return typeof value === 'object' && value !== null
		? (value as Record<string, unknown>)
		: undefined;
}

function words(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Declarative Web Push writes the badge as a string or a number. */
function count(value: unknown): number | undefined {
	const number = Number(value ?? Number.NaN);
	return Number.isInteger(number) && number >= 0 ? number : undefined;
}
