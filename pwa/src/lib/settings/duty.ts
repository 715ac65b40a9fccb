// Who of a team is on duty, as its form has it and as the API takes it.
import type { DutyRotation, Team } from '../api/types.ts';
import { keepTeamDuty } from '../books/data.ts';

export type DutyValues = { ids: string[]; rotation: DutyRotation };

export const ofTeam = (team: Team | null): DutyValues => ({
	ids: team?.duty.people.map(({ id }) => id) ?? [],
	rotation: team?.duty.rotation ?? 'together',
});

/** Whoever is taken out of the team is off the list with that; nothing changed, nothing is sent. */
export async function keepDuty(team: Team, duty: DutyValues): Promise<Team> {
	const members = new Set(team.members.map(({ id }) => id));
	const person_ids = duty.ids.filter((id) => members.has(id));
	const rotation = person_ids.length > 1 ? duty.rotation : 'together';
	const kept = ofTeam(team);
	if (kept.rotation === rotation && kept.ids.join() === person_ids.join()) return team;
	return keepTeamDuty(team.id, { person_ids, rotation });
}
