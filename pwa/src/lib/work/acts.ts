// What a person does to an object. Each answer of the API is the object as it is now.
import { createMutation } from '@tanstack/svelte-query';
import { isStale } from '../api/problem.ts';
import { sentence } from '../i18n/problems.ts';
import { answered, changed, meetOther, queries } from '../session/cache.ts';
import { refetch } from '../session/refetch.ts';
import { tell } from '../ui/toasts.svelte.ts';

export type Act<T> = (object: T) => Promise<T>;
export type Kind = 'ticket' | 'task' | 'absence';

/** Does one act at a time and shows what became of the object; a refusal is told and looked at. */
export function acting<T>(kind: Kind, ref: () => string, object: () => T) {
	return createMutation(() => ({
		mutationFn: (act: Act<T>) => act(object()),
		onSuccess: (fresh: T) => refresh(kind, ref(), fresh),
		onError: async (error) => {
			tell(sentence(error), 'bad');
			if (isStale(error)) await meetOther(error, kind, `${kind}s`);
			else refresh(kind, ref());
		},
	}));
}

/** Shows the object as it is now wherever it is shown. */
export function refresh(kind: Kind, ref: string, fresh?: unknown): void {
	if (fresh) answered([kind, ref], fresh);
	else void refetch(queries, { queryKey: [kind, ref] });
	changed(`${kind}s`);
}
