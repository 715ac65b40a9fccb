import { firstRead } from '../api/position.ts';
import type { LiveEvent } from '../api/types.ts';

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;

/** How long to wait before the n-th try to connect again: doubling, with jitter. */
export function backoff(tries: number, random: () => number = Math.random): number {
	return Math.min(FIRST_WAIT * 2 ** tries, LONGEST_WAIT) * (0.5 + random() / 2);
}

/** Listens to `GET /api/stream` until stopped; a broken connection is made again. The API says
 *  `listening` if something may have been missed since the page first read, or last heard. */
export function listen(heard: (event: LiveEvent) => void): () => void {
	let source: EventSource | undefined;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let tries = 0;
	let after = firstRead(() => heard({ kind: 'listening' }));

	const connect = () => {
		source = new EventSource(`/api/stream?after=${after}`);
		source.onopen = () => (tries = 0);
		source.onmessage = ({ data, lastEventId }) => {
			after = lastEventId;
			heard(JSON.parse(data as string) as LiveEvent);
		};
		source.onerror = again;
	};
	const again = () => {
		source?.close();
		clearTimeout(timer);
		timer = setTimeout(connect, backoff(tries++));
	};
	const hurry = () => {
		if (source?.readyState !== EventSource.CLOSED) return;
		tries = 0;
		clearTimeout(timer);
		connect();
	};

	connect();
	addEventListener('online', hurry);
	return () => {
		removeEventListener('online', hurry);
		clearTimeout(timer);
		source?.close();
	};
}
