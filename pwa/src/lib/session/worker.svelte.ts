import { goto } from '$app/navigation';
import { inside } from './paths.ts';

/** A first worker fetches everything there is: not beside what the first page needs. */
const FIRST_AFTER = 2000;

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
		if (navigator.serviceWorker.controller) void register();
		else setTimeout(() => void register(), FIRST_AFTER);
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
		type: import.meta.env.DEV ? 'module' : 'classic',
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
