import type { Place } from '../ui/places.ts';

/** Keys that are pressed together or one after the other, and what they do. */
export type Hotkey = { keys: string[]; text: string };
export type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>;

/** After `g`: where to. */
export const PLACES: Record<string, string> = {
	t: '/tickets',
	k: '/tasks',
	a: '/absences',
	n: '/inbox',
	s: '/settings',
	p: '/profile',
};

/** A Latin layout has the word; on any other one the place of the key has it: `с` is `c`. */
export function signOf({ key, code, shiftKey }: Pressed): string {
	if (/^[a-z/?]$/i.test(key)) return key.toLowerCase();
	if (code === 'Slash' && /^[.,]$/.test(key)) return shiftKey ? '?' : '/';
	return /^Key[A-Z]$/.test(code) && key.length === 1 ? code.slice(3).toLowerCase() : '';
}

/** All of them for whoever has these places. */
export function listed(places: Place[]): Hotkey[] {
	const going = Object.entries(PLACES).flatMap(([key, path]) => {
		const place = places.find((one) => one.path === path);
		return place ? [{ keys: ['g', key], text: place.text }] : [];
	});
	return [
		{ keys: ['?'], text: 'hotkey-help' },
		{ keys: ['/'], text: 'hotkey-search' },
		{ keys: ['c'], text: 'hotkey-new' },
		{ keys: ['r'], text: 'hotkey-answer' },
		...going,
		{ keys: ['Ctrl', 'Enter'], text: 'hotkey-send' },
		{ keys: ['Esc'], text: 'hotkey-close' },
	];
}
