import { QueryClient } from '@tanstack/svelte-query';
import { expect, it } from 'vitest';
import { refetch, showAnswer } from '../src/lib/session/refetch.ts';

/** A query of which each answer is given by hand. */
function asked(queries: QueryClient) {
	const answers: ((text: string) => void)[] = [];
	const queryFn = () => new Promise<string>((resolve) => answers.push(resolve));
	const first = queries.query({ queryKey: ['inbox'], queryFn, staleTime: Infinity });
	first.catch(() => undefined); // It may be stopped.
	return answers;
}

it('a change during the first fetch is fetched after it', async () => {
	const queries = new QueryClient();
	const answers = asked(queries);
	await expect.poll(() => answers.length).toBe(1);
	void refetch(queries, { queryKey: ['inbox'] });
	answers[0]?.('read before the change');
	const state = () => queries.getQueryState(['inbox']);
	await expect.poll(() => state()?.data).toBe('read before the change');
	await expect.poll(() => state()?.isInvalidated).toBe(true);
});

it('a fetch that failed is not asked again', async () => {
	const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
	let times = 0;
	const queryFn = () => Promise.reject(new Error(String(++times)));
	const first = queries.query({ queryKey: ['inbox'], queryFn }).catch(() => undefined);
	void refetch(queries, { queryKey: ['inbox'] });
	await first;
	expect(times).toBe(1);
});

it('what was read before an act is not drawn over its answer', async () => {
	const queries = new QueryClient();
	const answers = asked(queries);
	await expect.poll(() => answers.length).toBe(1);
	await showAnswer(queries, ['inbox'], 'after the act');
	answers[0]?.('read before the act');
	await new Promise((resolve) => setTimeout(resolve));
	expect(queries.getQueryData(['inbox'])).toBe('after the act');
	expect(queries.getQueryState(['inbox'])?.isInvalidated).toBe(true);
});
