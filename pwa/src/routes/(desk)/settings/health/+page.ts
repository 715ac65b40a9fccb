import { bring } from '#lib/i18n/text.svelte.ts';
import { ahead } from '#lib/session/cache.ts';
import { health } from '#lib/settings/data.ts';

export const load = () => {
	ahead(health());
	return bring('channels', 'logs');
};
