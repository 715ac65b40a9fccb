import { readable, worded } from '../ui/channels.ts';

/** What the form has in its hands: the settings of one channel by the names of its fields. */
export type Values = Record<string, string | number | boolean>;

/** What a setting is called, by convention; one without a text goes by its own name. */
export function labelOf(channel: string, field: string): string {
	return worded(`setting-${channel}-${field}`, readable(field));
}

export function hintOf(channel: string, field: string): string {
	return worded(`setting-${channel}-${field}-hint`, '');
}

export function choiceOf(channel: string, field: string, choice: string): string {
	return worded(`setting-${channel}-${field}-${choice}`, choice);
}
