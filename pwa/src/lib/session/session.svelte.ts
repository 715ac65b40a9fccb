import { Problem } from '../api/problem.ts';
import type { Me } from '../api/types.ts';
import { firstLanguage, language, lastLanguage, speak } from '../i18n/text.svelte.ts';
import { forget, openCache } from './cache.ts';
import { whoIsHere } from './data.ts';
import { lastPerson, rememberPerson } from './device.ts';
import { goodbye, settled } from './goodbye.ts';
import { forgetTyped } from './typed.ts';

/** The pages before the desk: open to all, and whom nobody has seen here needs no asking about. */
export const GATES = ['/login', '/setup', '/password', '/join', '/forgot'];
/** Longer than this a person does not look at an empty page: the device knows who it was. */
const PATIENCE = 4000;

let me = $state.raw<Me | null>(null);
/** Counts comings and goings: an answer asked for before one says nothing of who is here after it. */
let era = 0;
/** Counts changes of the own profile: an answer asked for before one tells what was. */
let changes = 0;

/** Who is at the desk; null is nobody. */
export const session = {
	get me(): Me | null {
		return me;
	},
	get isAdmin(): boolean {
		return me?.administers ?? false;
	},
	get isEmployee(): boolean {
		return me?.kind === 'employee';
	},
};

/**
 * Finds out who is here. The API has the word; without it the desk opens for the person it was last
 * open for, who reads what the device keeps (P14). In which language is asked of nobody where it is
 * remembered; else the person's is told with the answer, and a stranger's is the browser's.
 */
export async function resume(): Promise<void> {
	if (me) return;
	const known = await lastPerson();
	const stranger = !known && GATES.includes(location.pathname);
	const tongue = known?.locale ?? lastLanguage() ?? (stranger ? firstLanguage() : undefined);
	await Promise.all([tongue && speak(tongue), stranger || findOut(known)]);
	if (!tongue && !session.me) await speak(firstLanguage());
}

async function findOut(known: Me | undefined): Promise<void> {
	// Whoever left without a network is out before anybody is asked about.
	if (!(await goodbye())) return;
	try {
		await enter(await whoIsHere(AbortSignal.timeout(PATIENCE)));
	} catch (error) {
		if (error instanceof Problem && error.status === 401) await forget();
		else if (known) await enter(known);
	}
}

/** Takes the person's own words, cache and zone. */
export async function enter(person: Me): Promise<void> {
	era += 1;
	settled();
	// A session that ended ends nobody's words; another person's have no place here.
	forgetTyped(person.id);
	await openCache(person);
	if (!language.speaks(person.locale)) await speak(person.locale);
	me = person;
}

/** Asks the API again who is here; another answer than before changes the desk. */
export async function refreshMe(): Promise<void> {
	const before = era;
	const unchanged = changes;
	try {
		const fresh = await whoIsHere();
		if (era !== before || changes !== unchanged) return;
		await (fresh.id === me?.id ? keep(fresh) : enter(fresh));
	} catch (error) {
		if (era === before && error instanceof Problem && error.status === 401) await leave();
	}
}

/** What the API says of the person after a change in the profile. */
export async function keepMe(fresh: Me): Promise<void> {
	changes += 1;
	await keep(fresh);
}

async function keep(fresh: Me): Promise<void> {
	const before = era;
	if (fresh.locale !== language.current) await speak(fresh.locale);
	if (era !== before) return;
	me = fresh;
	await rememberPerson(fresh);
}

/** The person is gone from this device: nothing of theirs stays (P14). */
export async function leave(): Promise<void> {
	era += 1;
	await forget();
	me = null;
}

/** The number on the bell. */
export function countUnread(unread: number): void {
	if (me && me.unread !== unread) me = { ...me, unread };
}
