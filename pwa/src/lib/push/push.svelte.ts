import { preferences } from '../profile/data.ts';
import { changed, queries } from '../session/cache.ts';
import { session } from '../session/session.svelte.ts';
import { devices, endDevice, keepDevice, serverKey } from './data.ts';
import { decide, type Step } from './decide.ts';
import { deviceName, hide, isHidden, isIosTab, isOffHere, rememberOff } from './device.ts';
import { keep } from './keep.ts';
import { draftOf, endpointHash, toBase64Url } from './keys.ts';

let step = $state<Step>('rest');
let endpoint = $state('');

/** Push on this device: what the banner says, and the person's switch. */
export const push = {
	get step(): Step {
		return step;
	},
	/** The hash of this browser's endpoint; empty when it is not subscribed. */
	get endpointHash(): string {
		return endpoint;
	},
	get supported(): boolean {
		return isSupported();
	},
	check,
	enable,
	disable,
	dismiss(): void {
		hide();
		step = 'rest';
	},
};

function isSupported(): boolean {
	return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
}

/** At each load: compares the browser with the server and heals what differs (P1, P5). */
async function check(): Promise<void> {
	try {
		const next = decide(await facts());
		step = next;
		await ACTS[next]?.();
	} catch {
		// Push is an extra: without a network or a push service the desk works on.
	}
}

const ACTS: Partial<Record<Step, () => Promise<void>>> = {
	subscribe: () => subscribe(),
	resubscribe: async () => {
		await (await current())?.unsubscribe();
		await subscribe();
	},
	save: async () => {
		const subscription = await current();
		if (subscription) await keep(subscription, { save, subscribe: made });
	},
};

/** From a click only: browsers show their question for nothing else (P1). */
async function enable(): Promise<void> {
	const answer = await Notification.requestPermission();
	if (session.me) rememberOff(session.me.id, false);
	if (answer === 'granted') await subscribe();
	await check();
}

/** Ends push on this device and keeps it so at the next login (P6). */
async function disable(): Promise<void> {
	if (session.me) rememberOff(session.me.id, true);
	await endHere();
	changed('devices');
}

/** Ends this device's own subscription, on the server first and then in the browser (P4). */
export async function endHere(): Promise<void> {
	if (endpoint) await endDevice(endpoint);
	endpoint = '';
	step = 'rest';
	// Not `ready`, which waits for ever where the worker could not be installed.
	const { serviceWorker } = navigator as Partial<Navigator>;
	const registration = await serviceWorker?.getRegistration().catch(() => undefined);
	const { pushManager } = (registration ?? {}) as Partial<ServiceWorkerRegistration>;
	const subscription = await pushManager?.getSubscription().catch(() => null);
	await subscription?.unsubscribe().catch(() => false);
}

async function facts() {
	const iosTab = isIosTab(
		navigator.userAgent,
		navigator.maxTouchPoints,
		matchMedia('(display-mode: standalone)').matches,
	);
	const supported = isSupported();
	const subscription = supported ? await current() : null;
	endpoint = subscription ? await endpointHash(subscription.endpoint) : '';
	const granted = supported && Notification.permission === 'granted';
	return {
		supported,
		iosTab,
		permission: supported ? Notification.permission : ('default' as const),
		wanted: await isWanted(),
		offHere: isOffHere(session.me?.id ?? ''),
		subscribed: subscription !== null,
		keyChanged: granted && subscription !== null && (await hasOtherKey(subscription)),
		known: granted && endpoint !== '' && (await isKnown()),
		hidden: isHidden(),
	};
}

async function current(): Promise<PushSubscription | null> {
	const registration = await navigator.serviceWorker.ready;
	return registration.pushManager.getSubscription();
}

async function isWanted(): Promise<boolean> {
	const { channels } = await queries.query(preferences());
	return channels.some(({ channel, mode }) => channel === 'push' && mode !== 'off');
}

async function hasOtherKey(subscription: PushSubscription): Promise<boolean> {
	return toBase64Url(subscription.options.applicationServerKey) !== (await serverKey());
}

async function isKnown(): Promise<boolean> {
	const rows = await queries.query({ ...devices(endpoint), staleTime: 0 });
	return rows.some((row) => row.current);
}

async function subscribe(): Promise<void> {
	await keep(await made(), { save, subscribe: made });
}

async function made(): Promise<PushSubscription> {
	const registration = await navigator.serviceWorker.ready;
	return registration.pushManager.subscribe({
		userVisibleOnly: true,
		applicationServerKey: await serverKey(),
	});
}

async function save(subscription: PushSubscription): Promise<void> {
	await keepDevice(draftOf(subscription, deviceName(navigator.userAgent)));
	endpoint = await endpointHash(subscription.endpoint);
	changed('devices');
}
