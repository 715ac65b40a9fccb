import { t } from '../i18n/text.svelte.ts';

type Told = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * What the field still lacks, in a sentence; nothing if it lacks nothing. A form is never greyed out
 * for it: when it is sent, the browser says the sentence at the field and leads there, as it does for
 * a field that is required.
 */
export const lacks = (sentence: string | false | undefined) => (field: Told) =>
	field.setCustomValidity(sentence === false ? '' : (sentence ?? ''));

/** A required field is told of in the reader's language too, which need not be the browser's. */
export function inOurWords({ target }: Event): void {
	const field = target as Told;
	if (field.validity.customError || !field.validity.valueMissing) return;
	field.setCustomValidity(t('lack-field'));
	field.addEventListener('input', () => field.setCustomValidity(''), { once: true });
}
