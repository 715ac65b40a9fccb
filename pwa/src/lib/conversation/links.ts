export type Part = { text: string; href?: string };

const LINK = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}»]/g;

/** A text cut at its web addresses, so that they can be pressed; nothing else is markup. */
export function cutLinks(text: string): Part[] {
	const parts: Part[] = [];
	let from = 0;
	for (const { 0: href, index } of text.matchAll(LINK)) {
		if (index > from) parts.push({ text: text.slice(from, index) });
		parts.push({ text: href, href });
		from = index + href.length;
	}
	if (from < text.length) parts.push({ text: text.slice(from) });
	return parts;
}
