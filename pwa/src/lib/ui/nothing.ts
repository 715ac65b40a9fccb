import type { IconName } from './icons.ts';

/** What stands where nothing is: what comes here and from where, and the one way to make it come. */
export type Nothing = {
	icon: IconName;
	title: string;
	text?: string;
	action?: { text: string; href: string } | { text: string; act: () => void };
};
