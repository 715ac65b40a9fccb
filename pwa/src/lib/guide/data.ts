// What is left to set up.
import { queryOptions } from '@tanstack/svelte-query';
import { api, ask } from '../api/client.ts';
import type { Guide } from '../api/types.ts';
import { answered } from '../session/cache.ts';
import { showGuide } from './shown.svelte.ts';

export const guideQuery = () =>
	queryOptions({
		queryKey: ['guide'],
		queryFn: async () => {
			const told = await ask(api.GET('/api/admin/guide'));
			tellMenu(told);
			return told;
		},
	});

/** Asked once when the desk opens: the menu names the guide until it is done or put away. */
export async function lookAtGuide(): Promise<void> {
	const told = await ask(api.GET('/api/admin/guide'));
	tellMenu(told);
	answered(guideQuery().queryKey, told);
}

export const changeGuide = (dismissed: boolean) =>
	ask(api.PUT('/api/admin/guide', { body: { dismissed } }));

function tellMenu({ steps, dismissed }: Guide): void {
	const undone = steps.filter(({ state }) => state !== 'done').length;
	showGuide(steps.length, dismissed ? 0 : undone);
}
