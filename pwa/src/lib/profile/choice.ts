import { createMutation } from '@tanstack/svelte-query';
import { sentence } from '../i18n/problems.ts';
import { queries } from '../session/cache.ts';
import { tell } from '../ui/toasts.svelte.ts';

/** Keeps what a person chose: it shows at once, and is taken back if the API refuses it. Choices of
 *  one kind go one after the other: of two on the way at once the older could arrive last. */
export function choosing<T>(
	queryKey: readonly string[],
	keep: (wanted: T) => Promise<T>,
	kept: () => void = () => undefined,
) {
	const mutationKey = ['choice', ...queryKey];
	return createMutation(() => ({
		mutationKey,
		scope: { id: mutationKey.join('/') },
		mutationFn: keep,
		onMutate: (wanted: T) => {
			const before = queries.getQueryData(queryKey);
			queries.setQueryData(queryKey, wanted);
			return { before };
		},
		onSuccess: (fresh: T) => {
			// What was chosen since is shown already, and on its way.
			if (queries.isMutating({ mutationKey }) === 1) queries.setQueryData(queryKey, fresh);
			kept();
		},
		onError: (error, _wanted, context) => {
			queries.setQueryData(queryKey, context?.before);
			tell(sentence(error), 'bad');
		},
	}));
}
