import { fieldOf, NoNetwork, Problem } from '../api/problem.ts';
import { plainDay } from './moments.ts';
import { hasText, t, type TextArgs } from './text.svelte.ts';

/** What went wrong, as a sentence for the person. */
export function sentence(error: unknown): string {
	if (error instanceof NoNetwork) return t('problem-no-network');
	if (!(error instanceof Problem)) return t('problem-unknown');
	const id = `problem-${error.code.replaceAll('_', '-')}`;
	// Of some fields more can be said than of any.
	const field = fieldOf(error).replaceAll('_', '-');
	const told = [`${id}-${field}`, id].find(hasText);
	if (told) return t(told, words(error.extra));
	return error.detail || t('problem-unknown');
}

function words(extra: Record<string, unknown>): TextArgs {
	return Object.fromEntries(Object.entries(extra).map(([name, value]) => [name, plain(value)]));
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

function plain(value: unknown): string | number {
	if (typeof value === 'number') return value;
	if (typeof value === 'string' && DATE.test(value)) return plainDay(value);
	return Array.isArray(value) ? value.join(', ') : String(value);
}
