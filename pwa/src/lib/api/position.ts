/** Where the live stream stood before anything on this page was read; empty where nobody knows. */
let first: string | undefined;
let atEarlier: (() => void) | undefined;

/** An answer has come: it was read after this position, if the API has told one. Those of one life
 *  of the API compare as texts; others have nothing in common. */
export function readAfter(position: string | null): void {
	const other = position ?? '';
	first ??= other;
	const isOfOneLife = other.split('-')[0] === first.split('-')[0];
	if (isOfOneLife && other >= first) return;
	first = isOfOneLife ? other : '';
	atEarlier?.();
}

/** From where nothing is missed. An answer that is still to come may be of before. */
export function firstRead(isEarlier: () => void): string {
	atEarlier = isEarlier;
	return first ?? '';
}
