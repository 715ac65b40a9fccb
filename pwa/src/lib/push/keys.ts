// No import here: the service worker reads this file too.

/** Url-safe base64 without padding, as VAPID keys and subscriptions are written. */
export function toBase64Url(bytes: ArrayBuffer | null | undefined): string {
	const text = String.fromCharCode(...new Uint8Array(bytes ?? new ArrayBuffer(0)));
	return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** SHA-256 in hex: how a browser names its own endpoint without telling it (P12). */
export async function endpointHash(endpoint: string): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint));
	return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The subscription as the API takes it. */
export function draftOf(subscription: PushSubscription, name: string) {
	return {
		endpoint: subscription.endpoint,
		p256dh: toBase64Url(subscription.getKey('p256dh')),
		auth: toBase64Url(subscription.getKey('auth')),
		name,
	};
}
