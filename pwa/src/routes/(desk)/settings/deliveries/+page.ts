import { bring } from '#lib/i18n/text.svelte.ts';
import { ahead } from '#lib/session/cache.ts';
import { deliveries } from '#lib/settings/data.ts';
import { deliveryLog, deliveryQuery } from '#lib/settings/log.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ url }) => {
	const { status, more, place } = deliveryLog.read(url.searchParams);
	ahead(deliveries(deliveryQuery(status, more), place));
	return bring('channels', 'logs');
};
