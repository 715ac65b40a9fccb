const SHADES = [
	'bg-blue-soft text-blue',
	'bg-brand-soft text-brand',
	'bg-green-soft text-green',
	'bg-note text-on-note',
	'bg-signal-soft text-signal',
] as const;

/** Two letters of a name: of the first and the last word. */
export function initials(name: string): string {
	const words = name.trim().split(/\s+/).filter(Boolean);
	const last = words.length > 1 ? words[words.length - 1] : undefined;
	return [words[0], last]
		.map((word) => Array.from(word ?? '')[0] ?? '')
		.join('')
		.toUpperCase();
}

/** Always the same colours for the same name. */
export function shade(name: string): string {
	const sum = Array.from(name).reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
	return SHADES[sum % SHADES.length] ?? SHADES[0];
}
