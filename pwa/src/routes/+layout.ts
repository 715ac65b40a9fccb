import { resume } from '#lib/session/session.svelte.ts';

export const ssr = false;
export const prerender = false;

export async function load() {
	await resume();
}
