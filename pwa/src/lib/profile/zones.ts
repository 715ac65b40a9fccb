import type { TimeZone } from '../api/types.ts';
import { normal } from '../normal.ts';

/** Those whose words or whose name in the IANA database hold every word that was typed. */
export function found(zones: TimeZone[], search: string): TimeZone[] {
	const words = normal(search).split(/\s+/).filter(Boolean);
	return zones.filter(({ name, title }) => {
		const text = normal(`${title} ${name.replaceAll('_', ' ')}`);
		return words.every((word) => text.includes(word));
	});
}
