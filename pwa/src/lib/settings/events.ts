import { hasText, t } from '../i18n/text.svelte.ts';

/** An event or an act by its name in the product's words; an unknown one by its own code. */
export function eventName(kind: string): string {
	return named('event', kind);
}

export function actName(action: string): string {
	return named('act', action);
}

function named(family: string, code: string): string {
	const id = `${family}-${code.replaceAll(/[_.]/g, '-')}`;
	return hasText(id) ? t(id) : code;
}
