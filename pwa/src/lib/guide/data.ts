// What is left to set up.
import { queryOptions } from '@tanstack/svelte-query';
import { api, ask } from '../api/client.ts';
import type { Guide } from '../api/types.ts';
import { answered } from '../session/cache.ts';
import { showGuide } from './shown.svelte.ts';
import { waits } from './waits.ts';

/** Milliseconds between two questions while a step waits. */
const SOON = 3000;

export const guideQuery = () =>
	queryOptions({
		queryKey: ['guide'],
		queryFn: async () => {
			const told = await ask(api.GET('/api/admin/guide'));
			tellMenu(told);
			return told;
		},
		// The library does not ask where the tab is hidden.
		refetchInterval: ({ state }) => (state.data && waits(state.data) ? SOON : false),
	});

/** What the page knows of it already; read anew when something that it tells of is changed here. */
export const guideKnown = () => ({
	...guideQuery(),
	staleTime: Infinity,
	refetchInterval: false as const,
});

/** Whether letters can go to nobody: there is no mail server, or it is switched off. */
export const isWithoutMail = (guide: Guide | undefined) =>
	guide?.steps.find(({ name }) => name === 'mail')?.state === 'open';

/** Asked once when the desk opens: the menu names the guide until it is done or put away. */
export async function lookAtGuide(): Promise<void> {
	const told = await ask(api.GET('/api/admin/guide'));
	tellMenu(told);
	answered(guideQuery().queryKey, told);
}

export const changeGuide = (dismissed: boolean) =>
	ask(api.PUT('/api/admin/guide', { body: { dismissed } }));

function tellMenu({ steps, dismissed }: Guide): void {
	const wanted = steps.filter(({ optional }) => !optional);
	const undone = wanted.filter(({ state }) => state !== 'done').length;
	showGuide(wanted.length, dismissed ? 0 : undone);
}
