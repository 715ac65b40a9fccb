const KEPT = 'vestovoy-hotkeys';
const OFF = 'off';

let on = $state(localStorage.getItem(KEPT) !== OFF);

/** Keys of one letter can be turned off (WCAG 2.1.4): who dictates presses them unawares. The choice
 *  is this browser's, for the keyboard is. */
export const hotkeys = {
	get on(): boolean {
		return on;
	},
	turn(wanted: boolean): void {
		on = wanted;
		if (wanted) localStorage.removeItem(KEPT);
		else localStorage.setItem(KEPT, OFF);
	},
};
