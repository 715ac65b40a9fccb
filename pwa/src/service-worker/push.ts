import { self } from '$app/service-worker';
import { read, type Notice } from './payload.ts';

/** Every push shows a notice, no exception (P8). */
export function pushed(event: PushEvent): void {
	const notice = read(text(event.data), self.location.origin);
	event.waitUntil(Promise.all([show(notice), badge(notice.unread)]));
}

function show({ title, body, path, tag, lang }: Notice): Promise<void> {
	// A replaced notice rings again: it is news about the same object. The types do not know of it yet.
	const options: NotificationOptions & { renotify?: boolean } = {
		body,
		data: { path },
		icon: '/icons/icon-192.png',
		badge: '/icons/badge-96.png',
		...(lang ? { lang } : {}),
		...(tag ? { tag, renotify: true } : {}),
	};
	return self.registration.showNotification(title, options);
}

/** Not every browser has it. */
type Badge = 'setAppBadge' | 'clearAppBadge';

async function badge(unread: number | undefined): Promise<void> {
	if (unread === undefined) return;
	const navigator: Partial<Pick<WorkerNavigator, Badge>> = self.navigator;
	await (unread > 0 ? navigator.setAppBadge?.(unread) : navigator.clearAppBadge?.());
}

function text(data: PushMessageData | null): string | undefined {
	try {
		return data?.text();
	} catch {
		return undefined;
	}
}
