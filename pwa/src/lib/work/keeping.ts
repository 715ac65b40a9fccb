// How the form of what several people keep is sent.
import { createMutation } from '@tanstack/svelte-query';
import { meetOther } from '../session/cache.ts';
import type { AnyDraft } from '../ui/draft.svelte.ts';

/** @param word the first of the key by which it is read */
export function keeping<T>(
	word: string,
	draft: AnyDraft,
	keep: () => Promise<T>,
	done: (kept: T) => void,
) {
	return createMutation(() => ({
		mutationFn: keep,
		onSuccess: (kept) => {
			draft.sent();
			done(kept);
		},
		onError: (error) => meetOther(error, word),
	}));
}
