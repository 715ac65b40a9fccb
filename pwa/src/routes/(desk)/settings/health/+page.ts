import { ahead } from '#lib/session/cache.ts';
import { health } from '#lib/settings/data.ts';

export const load = () => {
	ahead(health());
};
