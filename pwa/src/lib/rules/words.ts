// Durations, defaults and deadlines in words.
import type { Priority, SlaPreview, SlaTarget } from '../api/types.ts';
import { language, t } from '../i18n/text.svelte.ts';
import { toLocal } from '../i18n/zoned.ts';
import { PRIORITIES, type Targets } from './targets.ts';

const DAY = 24 * 60 * 60 * 1000;

/** `1 h 30 min` */
export function lasting(minutes: number): string {
	const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
	const parts = [
		hours && t('time-hours', { count: hours }),
		rest && t('time-minutes', { count: rest }),
	];
	return parts.filter(Boolean).join(' ') || t('time-at-once');
}

export function byDefault(value: string | number): string {
	return t('rule-default', { value });
}

export function onOff(on: boolean): string {
	return t(on ? 'rule-on' : 'rule-off');
}

/** `today by 16:20`, `on 30 November by 12:00`, by the company's clock. */
export function by(instant: string, zone: string, now: number = Date.now()): string {
	const local = toLocal(instant, zone);
	const time = local.slice(11, 16);
	const away = Math.round(
		(Date.parse(local.slice(0, 10)) - Date.parse(toLocal(now, zone).slice(0, 10))) / DAY,
	);
	if (away === 0 || away === 1) return t(`by-${away}`, { time });
	const date = new Date(local.slice(0, 10));
	const named = (form: Intl.DateTimeFormatOptions) =>
		new Intl.DateTimeFormat(language.current, { ...form, timeZone: 'UTC' }).format(date);
	const day = `${named({ day: 'numeric', month: 'long' })} (${named({ weekday: 'short' })})`;
	return t('by-day', { day, time });
}

/** What is promised for a ticket of this priority that comes now; nothing while it is not counted. */
export function exampleOf(preview: SlaPreview | undefined, priority: Priority): string {
	const found = preview?.examples.find((each) => each.priority === priority);
	if (!found || !preview) return '';
	return t('sla-example', {
		priority: t(`sla-priority-${priority}`),
		reaction: by(found.reaction_due_at, preview.timezone),
		solution: by(found.solution_due_at, preview.timezone),
	});
}

/** `the first answer within 15 min, solved within 2 h` */
export const within = ({ reaction_minutes, solution_minutes }: SlaTarget) =>
	t('sla-within', { reaction: lasting(reaction_minutes), solution: lasting(solution_minutes) });

/** A company's own ones, each priority for itself. */
export const eachInWords = (own: Targets | null) =>
	PRIORITIES.flatMap((each) => {
		const target = own?.[each];
		return target ? [`${t(`priority-${each}`)}: ${within(target)}`] : [];
	});

/** The same in a line. */
export const ownInWords = (own: Targets | null) =>
	eachInWords(own).join('; ') || t('promises-desks');
