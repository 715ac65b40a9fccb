import { beforeEach, describe, expect, it, vi } from 'vitest';
import { dismiss, tell, toasts, told } from '../src/lib/ui/toasts.svelte.ts';

const shown = () => toasts.all.map(({ text, tone }) => [text, tone]);

beforeEach(() => {
	vi.useFakeTimers();
	for (const { id } of toasts.all) dismiss(id);
});

describe('what a toast tells', () => {
	it('of one act is told once, the newer word for the older', () => {
		tell('Saved, looking…', 'good', 'bot');
		tell('Copied');
		tell('Refused', 'bad', 'bot');
		expect(shown()).toEqual([
			['Copied', 'good'],
			['Refused', 'bad'],
		]);
		tell('Copied');
		expect(shown()).toHaveLength(2);
	});

	it('goes when its act is told of elsewhere', () => {
		tell('Saved, looking…', 'good', 'bot');
		told('bot');
		expect(shown()).toEqual([]);
	});

	it('stays longer when it is bad', () => {
		tell('Saved');
		tell('Refused', 'bad');
		vi.advanceTimersByTime(5000);
		expect(shown()).toEqual([['Refused', 'bad']]);
	});
});
