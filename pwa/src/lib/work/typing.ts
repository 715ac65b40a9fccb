// A search that follows the typing: it is asked for when that pauses.
import { beforeNavigate } from '$app/navigation';
import { onDestroy } from 'svelte';

const PAUSE = 300;

/** What a field does on input. Made with the component: whoever opens another page meanwhile is not
 *  led back, not even while that page is still on its way. */
export function whenTypingPauses(act: (text: string) => void) {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const forget = () => clearTimeout(timer);
	beforeNavigate(({ from, to }) => {
		if (from?.url.pathname !== to?.url.pathname) forget();
	});
	onDestroy(forget);
	return ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
		const text = currentTarget.value.trim();
		forget();
		timer = setTimeout(() => act(text), PAUSE);
	};
}
