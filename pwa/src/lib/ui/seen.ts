/** On a phone not all of a row fits: what is chosen in it is never out of sight. Seen to with the next
 *  picture, for before it the browser would have to lay the half-made page out. The row alone is
 *  moved: what is scrolled to by the browser is where it goes on from by Tab. */
export function seen(node: HTMLElement): () => void {
	const frame = requestAnimationFrame(() => {
		const row = overflowing(node);
		if (!row) return;
		const [mine, its] = [node.getBoundingClientRect(), row.getBoundingClientRect()];
		row.scrollLeft += mine.left - its.left - (its.width - mine.width) / 2;
	});
	return () => cancelAnimationFrame(frame);
}

function overflowing(node: HTMLElement): HTMLElement | null {
	const parent = node.parentElement;
	return !parent || parent.scrollWidth > parent.clientWidth ? parent : overflowing(parent);
}
