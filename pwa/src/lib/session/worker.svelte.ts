import { goto } from '$app/navigation';
import { dev } from '$app/env';
import { inside } from './paths.ts';

let waiting = $state.raw<ServiceWorker | null>(null);

/** The page's side of the service worker: a waiting version, and clicks on notices. */
export const worker = {
	/** A new version is there and waits for the person's word (P15). */
	get hasUpdate(): boolean {
		return waiting !== null;
	},
	start(): void {
		if (!('serviceWorker' in navigator)) return;
		navigator.serviceWorker.addEventListener('message', ({ data }) => obey(data));
		void register();
	},
	/** Takes the new version; the page comes again with it. */
	update(): void {
		if (!waiting) {
			location.reload();
			return;
		}
		navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
		waiting.postMessage({ kind: 'take-over' });
	},
};

async function register(): Promise<void> {
	const registration = await navigator.serviceWorker.register('/service-worker.js', {
		type: dev ? 'module' : 'classic',
	});
	notice(registration);
	registration.addEventListener('updatefound', () => {
		registration.installing?.addEventListener('statechange', () => notice(registration));
	});
}

function notice(registration: ServiceWorkerRegistration): void {
	// The very first version has nobody to replace.
	if (navigator.serviceWorker.controller) waiting = registration.waiting;
}

/** A click on a notice focuses this window and leads it to the object (P10). */
function obey(data: unknown): void {
	const said = data as { kind?: string; path?: string } | null;
	if (said?.kind === 'open' && said.path) void goto(inside(said.path));
}
