// An entry of a book that several administrators keep: how its form is sent.
import { createMutation } from '@tanstack/svelte-query';
import { isStale } from '../api/problem.ts';
import { changed } from '../session/cache.ts';
import type { Draft } from '../ui/draft.svelte.ts';

/** @param book the first word of the key by which the entries are read */
export function keeping<V extends Record<string, unknown>>(
	book: string,
	draft: Draft<V>,
	keep: () => Promise<unknown>,
	done: () => void,
) {
	return createMutation(() => ({
		mutationFn: keep,
		onSuccess: () => {
			draft.sent();
			done();
		},
		onError: (error) => {
			// What the other one wrote comes into the form.
			if (isStale(error)) changed(book);
		},
	}));
}
