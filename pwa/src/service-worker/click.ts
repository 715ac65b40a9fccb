import { self } from '$app/service-worker';
import { sameOrigin } from './payload.ts';

/** A click focuses an open window and goes there, else opens one (P10). */
export function clicked(event: NotificationEvent): void {
	event.notification.close();
	const data = event.notification.data as { path?: string } | null;
	event.waitUntil(open(sameOrigin(data?.path, self.location.origin)));
}

async function open(path: string): Promise<void> {
	const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
	const shown = windows.find((window) => window.focused) ?? windows[0];
	if (!shown) {
		await self.clients.openWindow(path);
		return;
	}
	const focused = await shown.focus().catch(() => shown);
	focused.postMessage({ kind: 'open', path });
}
