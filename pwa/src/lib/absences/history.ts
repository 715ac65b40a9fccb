import type { AbsenceEntry } from '../api/types.ts';
import { t } from '../i18n/text.svelte.ts';
import type { Line } from '../work/history.ts';

/** The steps of a request, the newest first. */
export function stepsOf(entries: readonly AbsenceEntry[]): Line[] {
	return entries.toReversed().map(({ at, actor, what, detail }) => {
		return { at, by: actor?.name, what: t(`step-${what}`), after: detail };
	});
}
