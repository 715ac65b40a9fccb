/** Where the live stream stood before anything on this page was read; empty where nobody knows. */
let first: string | undefined;
let atEarlier: (() => void) | undefined;

/** An answer has come: it was read after this position, if the API has told one. */
export function readAfter(position: string | null): void {
	const after = first === undefined ? (position ?? '') : earlier(first, position ?? '');
	if (after === first) return;
	first = after;
	atEarlier?.();
}

/** From where nothing is missed. An answer that is still to come may be of before: then, once. */
export function firstRead(isEarlier: () => void): string {
	atEarlier = isEarlier;
	return first ?? '';
}

/** Positions of one life of the API compare as texts; others have nothing in common. */
function earlier(one: string, other: string): string {
	if (one.split('-')[0] !== other.split('-')[0]) return '';
	return one < other ? one : other;
}
