// Where what was typed and not sent waits: in this tab, under whose it is, and nowhere else (P14).
const ROOM = 'typed:';

/** @param person the id of whoever types; empty before anybody is here */
export const placeOf = (person: string, form: string) => `${ROOM}${person}:${form}`;

export function typedAt(place: string): object | undefined {
	try {
		const kept: unknown = JSON.parse(sessionStorage.getItem(place) ?? 'null');
		return kept && typeof kept === 'object' ? kept : undefined;
	} catch {
		return undefined;
	}
}

export function keepTyped(place: string, values: object): void {
	try {
		sessionStorage.setItem(place, JSON.stringify(values));
	} catch {
		// A browser that keeps nothing: the form works without it.
	}
}

export function dropTyped(place: string): void {
	sessionStorage.removeItem(place);
}

/** Nothing that was typed stays in this tab, but what this person did. */
export function forgetTyped(person = ''): void {
	const mine = person && placeOf(person, '');
	for (const key of Object.keys(sessionStorage)) {
		if (key.startsWith(ROOM) && !(mine && key.startsWith(mine))) sessionStorage.removeItem(key);
	}
}
