import { createQuery } from '@tanstack/svelte-query';
import type { SlaPolicy, SlaPreview } from '../api/types.ts';
import { promised } from './data.ts';

/**
 * What promised times would mean for a ticket that comes now. Made while a component begins. Until the
 * next answer, and while what is typed makes no sense, the last one stays: were it gone, the page would move
 * under whoever presses a button.
 * @param policy what is asked about; nothing is asked while it is not known
 */
export function exampleFor(policy: () => SlaPolicy | undefined) {
	const query = createQuery(() => {
		const asked = policy();
		return { ...promised(asked ?? {}), enabled: asked !== undefined };
	});
	let last = $state.raw<SlaPreview>();
	$effect.pre(() => {
		if (query.data) last = query.data;
	});
	return {
		get data(): SlaPreview | undefined {
			return query.data ?? last;
		},
		get isPending(): boolean {
			return query.isPending;
		},
	};
}
