const KEPT = 'vestovoy-font';
/** Milliseconds in which a first page is asked for and shown. */
const FIRST_AFTER = 1000;

/**
 * Brings the font of the desk. It is as long as two thirds of the scripts of a first page, and pages can be read
 * without it: whoever comes for the first time reads them in the system's font meanwhile. Who has been
 * here has it in the browser's cache, and gets it with the page.
 */
export function bringFont(): () => void {
	const been = localStorage.getItem(KEPT) !== null;
	const later = setTimeout(() => void bring(), been ? 0 : FIRST_AFTER);
	return () => clearTimeout(later);
}

async function bring(): Promise<void> {
	// Without a network the system's font goes on.
	await import('../../fonts.css').then(
		() => localStorage.setItem(KEPT, 'here'),
		() => undefined,
	);
}
