// Promised times by priority: the desk's, and those that a company has of its own.
import type { Priority, SlaTarget } from '../api/types.ts';

export type Targets = Partial<Record<Priority, SlaTarget>>;

/** The most urgent first, as everywhere. */
export const PRIORITIES: Priority[] = ['critical', 'high', 'normal', 'low'];

/** Those that are named, in one order: the same ones are alike however they came about. */
export function ordered(own: Targets | null | undefined): Targets | null {
	const named = PRIORITIES.flatMap((each) => (own?.[each] ? [[each, own[each]] as const] : []));
	return named.length ? Object.fromEntries(named) : null;
}

/** The own ones with one of them another; null takes it away. */
export const withTarget = (own: Targets | null, priority: Priority, target: SlaTarget | null) =>
	ordered({ ...own, [priority]: target ?? undefined });

/** What is promised: the own ones, else what all are promised. */
export const holding = (own: Targets | null, all: Targets): Targets => ({ ...all, ...own });
