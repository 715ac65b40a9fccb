import { t } from '../i18n/text.svelte.ts';
import { tell } from './toasts.svelte.ts';

/** Takes words along to wherever they are needed, and says that they are on their way. */
export async function carry(words: string, told: string): Promise<void> {
	try {
		// A desk without https has no such clipboard, and a browser may refuse it.
		await navigator.clipboard.writeText(words);
		tell(told);
	} catch {
		if (copiedByHand(words)) tell(told);
		else tell(t('copy-refused'), 'bad');
	}
}

/** As a person would: selects and copies. What is outside an open dialog cannot be selected. */
function copiedByHand(words: string): boolean {
	const field = document.createElement('textarea');
	field.value = words;
	field.className = 'sr-only';
	const before = document.activeElement;
	(before?.closest('dialog') ?? document.body).append(field);
	field.select();
	try {
		// eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else copies without https
		return document.execCommand('copy');
	} finally {
		field.remove();
		if (before instanceof HTMLElement) before.focus();
	}
}
