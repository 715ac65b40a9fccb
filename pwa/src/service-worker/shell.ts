// The shell works without a network (P14); what the API says is never kept here: the page keeps it
// under the person's own id.
import { PrecacheController } from 'workbox-precaching';
import { version } from '$app/env';
import { assets, immutable } from '$app/manifest';
import { self } from '$app/service-worker';

const PAGE = '/index.html';
/** Served by the API's own process, not by the application. */
const FOREIGN = /^\/(api|schema|reference|health|metrics|unsubscribe|upload)(\/|$)/;

const files = new PrecacheController();
files.addToCacheList([
	...immutable.map(({ path }) => ({ url: rooted(path), revision: null })),
	...assets.map(({ path }) => ({ url: rooted(path), revision: version })),
	...[PAGE, '/boot.js'].map((url) => ({ url, revision: version })),
]);

export function install(event: ExtendableEvent): void {
	void files.install(event);
}

export function activate(event: ExtendableEvent): void {
	void files.activate(event);
	event.waitUntil(self.clients.claim());
}

/** Navigations get the shell, its own files come from the cache, all else goes to the network. */
export function answer(event: FetchEvent): void {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== self.location.origin) return;
	if (FOREIGN.test(url.pathname)) return;
	const wanted = request.mode === 'navigate' ? PAGE : url.pathname;
	if (files.getCacheKeyForURL(wanted)) event.respondWith(kept(wanted, request));
}

/** The page asks the waiting version to take over (P15). */
export function obey(event: ExtendableMessageEvent): void {
	const said = event.data as { kind?: string } | null;
	if (said?.kind === 'take-over') void self.skipWaiting();
}

async function kept(path: string, request: Request): Promise<Response> {
	return (await files.matchPrecache(path)) ?? fetch(request);
}

function rooted(path: string): string {
	return path.startsWith('/') ? path : `/${path}`;
}
