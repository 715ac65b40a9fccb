import { MEGABYTE } from '../i18n/sizes.ts';

/** Rounded down to a tenth: what is shown is never more than what is allowed. */
export function megabytesOf(bytes: number | null | undefined): number | null {
	return bytes ? Math.floor((bytes / MEGABYTE) * 10) / 10 : null;
}

/** None, as an empty field says, leaves it to the server. */
export function bytesOf(megabytes: number | null): number | null {
	return megabytes ? Math.round(megabytes * MEGABYTE) : null;
}

/** «.EXE, bat» as the API names them: without dots, in lower case, each once. */
export function extensionsOf(text: string): string[] {
	const words = text.toLowerCase().split(/[\s,;]+/);
	return [...new Set(words.map((word) => word.replace(/^\.+/, '')).filter(Boolean))];
}
