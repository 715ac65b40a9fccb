import { readable, worded } from '../ui/channels.ts';

/** An event by its name in the product's words; an unknown one by its own code. */
export function eventName(kind: string): string {
	return worded(`event-${kind.replaceAll('_', '-')}`, readable(kind));
}
