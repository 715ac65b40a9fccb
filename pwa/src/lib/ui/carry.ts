import { tell } from './toasts.svelte.ts';

/** Takes words along to wherever they are needed, and says that they are on their way. */
export async function carry(words: string, told: string): Promise<void> {
	await navigator.clipboard.writeText(words);
	tell(told);
}
