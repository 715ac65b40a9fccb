import { normal, wordsOf } from '../normal.ts';

/** The replies that hold every word of the search, in title or text, however it is spelled (X9). */
export function holding<T extends { title: string; text: string }>(
	replies: readonly T[],
	search: string,
): T[] {
	const words = wordsOf(search);
	return replies.filter(({ title, text }) => {
		const all = normal(`${title}\n${text}`);
		return words.every((word) => all.includes(word));
	});
}
