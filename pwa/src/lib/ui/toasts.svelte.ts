export type Toast = { id: number; text: string; tone: 'good' | 'bad'; act: string };

const SHOWN_FOR = { good: 4000, bad: 8000 };

let shown = $state<Toast[]>([]);
let count = 0;

export const toasts = {
	get all(): Toast[] {
		return shown;
	},
};

/** @param act what is told of: the newer word of it takes the place of the older */
export function tell(text: string, tone: Toast['tone'] = 'good', act = text): void {
	const id = ++count;
	told(act);
	shown.push({ id, text, tone, act });
	setTimeout(() => dismiss(id), SHOWN_FOR[tone]);
}

/** What became of the act is told elsewhere: the word that it was begun is no longer true. */
export function told(act: string): void {
	shown = shown.filter((toast) => toast.act !== act);
}

export function dismiss(id: number): void {
	shown = shown.filter((toast) => toast.id !== id);
}
