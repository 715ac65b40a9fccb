import {
	persistQueryClientRestore,
	persistQueryClientSubscribe,
} from '@tanstack/query-persist-client-core';
import {
	MutationCache,
	QueryCache,
	QueryClient,
	type QueryExecuteOptions,
	type QueryKey,
	type QueryState,
} from '@tanstack/svelte-query';
import { isLoggedOut, isStale, Problem } from '../api/problem.ts';
import type { Me } from '../api/types.ts';
import { refetch, showAnswer } from './refetch.ts';
import { clearAll, lastPerson, persisterOf, rememberPerson } from './device.ts';

const WEEK = 7 * 24 * 60 * 60 * 1000;
/** What may be read without a network (P14); settings and lists of people are not kept. */
const WORK = ['tickets', 'ticket', 'tasks', 'task', 'absences', 'absence', 'inbox'];
const KEPT = new Set([...WORK, 'preferences', 'time-zones']);

/** The page tells here what to do when the API does not know the caller any more. */
export const atLoggedOut: { act: () => void } = { act: () => undefined };

const watch = {
	onError: (error: unknown) => {
		if (isLoggedOut(error)) atLoggedOut.act();
	},
};

/** One cache for the whole page; what it holds belongs to one person. */
export const queries = new QueryClient({
	queryCache: new QueryCache(watch),
	mutationCache: new MutationCache(watch),
	defaultOptions: {
		queries: {
			staleTime: 15_000,
			gcTime: WEEK,
			retry: (times, error) => !(error instanceof Problem) && times < 2,
		},
		mutations: { networkMode: 'always', retry: false },
	},
});

/** Asks for what a page will show, while it is found out who is here: the page needs both. What is
 *  refused is told where it is shown. */
export function ahead<T, K extends QueryKey>(query: QueryExecuteOptions<T, Error, T, T, K>): void {
	queries.query(query).catch(() => undefined);
}

/** Fetches anew what the person has changed: what is kept under these first words of keys. */
export function changed(...words: string[]): void {
	for (const word of words) void refetch(queries, { queryKey: [word] });
}

/** Who saved too late reads what the other one wrote before that is told: the next press saves over
 *  what stands there then. The mutation that returns this is on its way until it has come. */
export async function meetOther(error: unknown, ...words: string[]): Promise<void> {
	if (!isStale(error)) return;
	await Promise.all(words.map((word) => refetch(queries, { queryKey: [word] })));
}

/** Shows what an act has answered as what is kept under the key. */
export function answered(key: QueryKey, fresh: unknown): void {
	void showAnswer(queries, key, fresh);
}

/** Fetches anew what others change; forms that somebody is filling in stay as they are. */
export function refreshWork(): void {
	void refetch(queries, { predicate: ({ queryKey }) => WORK.includes(String(queryKey[0])) });
}

/** What the device has kept is shown and asked for: nobody told of changes since it was read. */
function askAnew(): void {
	const isOfBefore = ({ data, dataUpdatedAt }: QueryState) =>
		data !== undefined && dataUpdatedAt < performance.timeOrigin;
	void refetch(queries, {
		predicate: ({ queryKey, state }) => WORK.includes(String(queryKey[0])) && isOfBefore(state),
	});
}

let stopSaving: (() => void) | undefined;

let opening = 0;

/** Opens the person's own cache; another person's is thrown away first (P14). */
export async function openCache(me: Me): Promise<void> {
	const before = await lastPerson();
	if (before && before.id !== me.id) await forget();
	stopSaving?.();
	const mine = ++opening;
	// Read late: the start tells the version only after what the pages share has run.
	const { version } = await import('$app/env');
	const options = { queryClient: queries, persister: persisterOf(me.id), buster: version };
	await persistQueryClientRestore({ ...options, maxAge: WEEK });
	askAnew();
	// The person left meanwhile, or it is opened anew: nothing may be written in this one's name.
	if (mine !== opening) return;
	stopSaving = persistQueryClientSubscribe({
		...options,
		dehydrateOptions: {
			shouldDehydrateQuery: ({ queryKey, state }) =>
				state.data !== undefined && KEPT.has(String(queryKey[0])),
		},
	});
	await rememberPerson(me);
}

/** Nothing of anybody stays, neither in memory nor on this device. */
export async function forget(): Promise<void> {
	opening += 1;
	stopSaving?.();
	stopSaving = undefined;
	await clearAll();
	queries.clear();
}
