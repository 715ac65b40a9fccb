/** White words on the colour `#rrggbb`, from 1 to 21, by WCAG 2.2. */
export function contrastWithWhite(color: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
		linear(Number.parseInt(color.slice(at, at + 2), 16) / 255),
	);
	return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

function linear(part: number): number {
	return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

export const USUAL = '#1d4ed8';
/** Less cannot be read (1.4.3). */
export const ENOUGH = 4.5;
