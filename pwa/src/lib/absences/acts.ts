// What a person does to an absence; each act names the version that was seen (A4).
import { api, ask } from '../api/client.ts';
import type { Absence } from '../api/types.ts';
import type { Act } from '../work/acts.ts';

type OnAbsence = Act<Absence>;

const at = (absence: Absence) => ({ path: { absence_id: absence.id } });

export const approve: OnAbsence = (absence) =>
	ask(
		api.POST('/api/absences/{absence_id}/approve', {
			params: at(absence),
			body: { version: absence.version },
		}),
	);

export const reject =
	(reason: string): OnAbsence =>
	(absence) =>
		ask(
			api.POST('/api/absences/{absence_id}/reject', {
				params: at(absence),
				body: { reason, version: absence.version },
			}),
		);

export const cancel =
	(reason: string): OnAbsence =>
	(absence) =>
		ask(
			api.POST('/api/absences/{absence_id}/cancel', {
				params: at(absence),
				body: { reason, version: absence.version },
			}),
		);
