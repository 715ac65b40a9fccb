const SAME: [RegExp, string][] = [
	[/[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, ''],
	[/ё/g, 'е'],
	[/№/g, ' '],
	[/[‐‑‒–—―−]/g, '-'],
	[/[«»“”„‟]/g, '"'],
	[/[‘’‚‛]/g, "'"],
];

/** The server's normal form (X9) for what is searched here: case, ё, spaces, dashes, quotes. */
export function normal(text: string): string {
	const parts = text.split('№').map((part) => part.normalize('NFKC'));
	let even = parts.join('№').toLowerCase();
	for (const [spellings, one] of SAME) even = even.replace(spellings, one);
	return even;
}

/** What to look for: every word, the quotes round it left out. */
export function wordsOf(search: string): string[] {
	const words = normal(search)
		.split(/\s+/)
		.map((word) => word.replace(/^"+|"+$/g, ''));
	const telling = words.filter((word) => /[\p{L}\p{N}]/u.test(word));
	return telling.length ? telling : words.filter(Boolean);
}
