import { self } from '$app/service-worker';
import { read, type Notice } from './payload.ts';

/** Every push shows a notice, no exception (P8). */
export function pushed(event: PushEvent): void {
	const notice = read(text(event.data), self.location.origin);
	event.waitUntil(Promise.all([show(notice), badge(notice.unread)]));
}

function show({ title, body, path, tag, lang }: Notice): Promise<void> {
	return self.registration.showNotification(title, {
		body,
		data: { path },
		icon: '/icons/icon-192.png',
		badge: '/icons/badge-96.png',
		...(lang ? { lang } : {}),
		// A replaced notice rings again: it is news about the same object.
		...(tag ? { tag, renotify: true } : {}),
	} as NotificationOptions);
}

async function badge(unread: number | undefined): Promise<void> {
	if (unread === undefined) return;
	const { navigator } = self;
	await (unread > 0 ? navigator.setAppBadge?.(unread) : navigator.clearAppBadge?.());
}

function text(data: PushMessageData | null): string | undefined {
	try {
		return data?.text();
	} catch {
		return undefined;
	}
}
