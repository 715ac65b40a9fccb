// A year of the work calendar: what each day is, and the lists that the API keeps of it.
import type { WorkCalendarChange, WorkCalendarYear } from '../api/types.ts';
import { daysOf } from '../absences/month.ts';

export type Lists = Required<Omit<WorkCalendarChange, 'version'>>;
export type DayKind = 'work' | 'free' | 'short';

export const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));

export function listsOf({ statutory, holidays, workdays, shortened }: WorkCalendarYear): Lists {
	return { statutory, holidays, workdays, shortened };
}

/** 0 is Monday. */
export function weekdayOf(date: string): number {
	return (new Date(date).getUTCDay() + 6) % 7;
}

const isWeekend = (date: string) => weekdayOf(date) > 4;

/** As the plain week and the lists say. */
export function kindOf(date: string, lists: Lists): DayKind {
	if (lists.shortened.includes(date)) return 'short';
	if (lists.workdays.includes(date)) return 'work';
	if (lists.statutory.includes(date) || lists.holidays.includes(date)) return 'free';
	return isWeekend(date) ? 'free' : 'work';
}

/** The lists once the day is of this kind. A public holiday that was worked and is free again is one
 *  again. */
export function withDay(date: string, kind: DayKind, lists: Lists, before: Lists): Lists {
	const rest = (list: string[]) => list.filter((each) => each !== date);
	const next = {
		statutory: rest(lists.statutory),
		holidays: rest(lists.holidays),
		workdays: rest(lists.workdays),
		shortened: rest(lists.shortened),
	};
	const add = (name: keyof Lists) => (next[name] = [...next[name], date].toSorted());
	if (kind === 'free') {
		if (before.statutory.includes(date) || lists.statutory.includes(date)) add('statutory');
		else if (!isWeekend(date)) add('holidays');
		return next;
	}
	if (isWeekend(date)) add('workdays');
	if (kind === 'short') add('shortened');
	return next;
}

/** Of every day of the year. */
export function kindsOf(calendar: WorkCalendarYear): Record<string, DayKind> {
	const lists = listsOf(calendar);
	return Object.fromEntries(allDays(calendar.year).map((date) => [date, kindOf(date, lists)]));
}

/** The lists that they were before, once the days are of these kinds. */
export function withDays(kinds: Record<string, DayKind>, before: Lists): Lists {
	return Object.entries(kinds).reduce(
		(lists, [date, kind]) =>
			kindOf(date, lists) === kind ? lists : withDay(date, kind, lists, before),
		before,
	);
}

export function workedIn(days: readonly string[], lists: Lists): number {
	return days.filter((date) => kindOf(date, lists) !== 'free').length;
}

export function allDays(year: number): string[] {
	return MONTHS.flatMap((month) => daysOf(`${year}-${month}`));
}
