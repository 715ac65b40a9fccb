import { self } from '$app/service-worker';
import { draftOf } from '../lib/push/keys.ts';

type Change = ExtendableEvent & {
	readonly newSubscription?: PushSubscription | null;
	readonly oldSubscription?: PushSubscription | null;
};

/** The browser has changed or lost the subscription: the server hears of the new one (P5). */
export function resubscribed(event: Event): void {
	const change = event as Change;
	change.waitUntil(renew(change));
}

async function renew({ newSubscription }: Change): Promise<void> {
	const subscription = newSubscription ?? (await subscribe());
	await fetch('/api/push/subscriptions', {
		method: 'PUT',
		credentials: 'same-origin',
		headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
		body: JSON.stringify(draftOf(subscription, '')),
	});
}

async function subscribe(): Promise<PushSubscription> {
	const answer = await fetch('/api/push/key', { credentials: 'same-origin' });
	const { public_key: applicationServerKey } = (await answer.json()) as { public_key: string };
	return self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
}
