let left = $state(0);
let all = $state(0);

/** Whether the guide of the first days is in the menu, and how far it has come. */
export const guide = {
	get active(): boolean {
		return left > 0;
	},
	get done(): number {
		return all - left;
	},
	get all(): number {
		return all;
	},
};

export function showGuide(steps: number, undone: number): void {
	all = steps;
	left = undone;
}
