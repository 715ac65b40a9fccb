/** The replies that hold every word of the search, in title or text, whatever the case. */
export function holding<T extends { title: string; text: string }>(
	replies: readonly T[],
	search: string,
): T[] {
	const words = search.toLowerCase().split(/\s+/).filter(Boolean);
	return replies.filter(({ title, text }) => {
		const all = `${title}\n${text}`.toLowerCase();
		return words.every((word) => all.includes(word));
	});
}
