import { NoNetwork, Problem } from '../api/problem.ts';
import { hasText, t, type TextArgs } from './text.svelte.ts';

/** What went wrong, as a sentence for the person. */
export function sentence(error: unknown): string {
	if (error instanceof NoNetwork) return t('problem-no-network');
	if (!(error instanceof Problem)) return t('problem-unknown');
	const id = `problem-${error.code.replaceAll('_', '-')}`;
	if (hasText(id)) return t(id, words(error.extra));
	return error.detail || t('problem-unknown');
}

function words(extra: Record<string, unknown>): TextArgs {
	const plain = Object.entries(extra).map(([name, value]) => [
		name,
		Array.isArray(value) ? value.join(', ') : typeof value === 'number' ? value : String(value),
	]);
	return Object.fromEntries(plain) as TextArgs;
}
