import { hasText, t } from '../i18n/text.svelte.ts';

/** How a reason begins that goes on in the counterpart's own words. */
const BEGINNINGS: [string, string][] = [
	['perhaps sent: ', 'reason-perhaps'],
	['many addresses refused at once, none is marked: ', 'reason-many'],
];

/** Why a delivery is as it is: our own words in the reader's language, theirs as they were said. */
export function reasonOf(reason: string): string {
	const ours = `reason-${reason.replaceAll('_', '-')}`;
	if (hasText(ours)) return t(ours);
	const [start, text] = BEGINNINGS.find(([start]) => reason.startsWith(start)) ?? [];
	return start && text ? t(text, { said: reasonOf(reason.slice(start.length)) }) : reason;
}
