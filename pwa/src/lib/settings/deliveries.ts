import type { DeliveryRow, DeliveryState } from '../api/types.ts';

export const TONES: Record<DeliveryState, string> = {
	pending: 'tone-new',
	sent: 'tone-good',
	failed: 'tone-bad',
	expired: 'tone-waiting',
	skipped: '',
};

const ROOMS = { ticket: 'tickets', task: 'tasks', absence: 'absences', digest: '' };

/** The page of what a delivery is about; nothing for what has none. */
export function pageOf(about: DeliveryRow['about']): string {
	const room = about ? ROOMS[about.kind] : '';
	return about && room ? `/${room}/${about.id}` : '';
}
