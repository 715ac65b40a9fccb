import type { Employee } from '../api/types.ts';
import { t } from '../i18n/text.svelte.ts';

/** By what employees of one name are told apart: their teams, or what they may do. */
export const placeOf = ({ teams, role }: Employee) =>
	teams.map((team) => team.name).join(', ') || t(`role-${role}`);
