// Personal keys for programs: what they may do and how long they live.

export const SCOPES = [
	'tickets:read',
	'tickets:write',
	'tasks:read',
	'tasks:write',
	'absences:read',
	'absences:write',
	'people:read',
	'people:write',
	'notify',
	'admin',
] as const;
export type Scope = (typeof SCOPES)[number];

/** How many days a key may live; 0 is for ever. */
export const LIVES = [30, 90, 365, 0] as const;

/** When a key made now stops working; one that lives for ever has no such moment. */
export function endOf(days: number, now: number = Date.now()): string | null {
	return days ? new Date(now + days * 24 * 60 * 60 * 1000).toISOString() : null;
}

/** The id of a scope's words: a colon cannot stand in one. */
export const wordOf = (scope: string) => `scope-${scope.replace(':', '-')}`;
