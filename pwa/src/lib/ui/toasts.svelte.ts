export type Toast = { id: number; text: string; tone: 'good' | 'bad' };

const SHOWN_FOR = { good: 4000, bad: 8000 };

let shown = $state<Toast[]>([]);
let count = 0;

export const toasts = {
	get all(): Toast[] {
		return shown;
	},
};

export function tell(text: string, tone: Toast['tone'] = 'good'): void {
	const id = ++count;
	shown.push({ id, text, tone });
	setTimeout(() => dismiss(id), SHOWN_FOR[tone]);
}

export function dismiss(id: number): void {
	shown = shown.filter((toast) => toast.id !== id);
}
