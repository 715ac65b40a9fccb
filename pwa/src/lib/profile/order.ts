import type { ChannelMode, ChannelSwitch, Preferences, QuietHours } from '../api/types.ts';

/** The list with one channel moved up (-1) or down (+1); over the edge nothing moves. */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
	const [one, other] = [list[index], list[index + by]];
	if (one === undefined || other === undefined) return [...list];
	return list.map((item, at) => (at === index ? other : at === index + by ? one : item));
}

export function withMode(
	list: readonly ChannelSwitch[],
	index: number,
	mode: ChannelMode,
): ChannelSwitch[] {
	return list.map((item, at) => (at === index ? { ...item, mode } : item));
}

/** The whole choice, as the API takes it. */
export function changeOf({ channels, quiet_hours }: Preferences) {
	return {
		channels: channels.map(({ channel, mode }) => ({ channel, mode })),
		quiet_hours: quiet_hours && {
			...quiet_hours,
			start: withSeconds(quiet_hours.start),
			end: withSeconds(quiet_hours.end),
		},
	};
}

export const USUAL_QUIET: QuietHours = {
	start: '22:00:00',
	end: '08:00:00',
	weekdays: [0, 1, 2, 3, 4, 5, 6],
};

/** A time field says `22:00`, the wire wants seconds. */
export function withSeconds(time: string): string {
	return time.length === 5 ? `${time}:00` : time;
}
