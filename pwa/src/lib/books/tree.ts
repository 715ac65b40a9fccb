// Who is under whom, as a tree to be drawn.
import type { Employee } from '../api/types.ts';

export type Branch = { person: Employee; below: Branch[] };

/** Whoever has nobody above who works here stands at the root; in a circle somebody has to. */
export function grown(people: Employee[]): Branch[] {
	const known = new Set(people.map(({ id }) => id));
	const under = Map.groupBy(people, ({ manager }) =>
		manager && known.has(manager.id) ? manager.id : '',
	);
	const seen = new Set<string>();
	const branch = (person: Employee): Branch => {
		seen.add(person.id);
		const below = (under.get(person.id) ?? []).filter(({ id }) => !seen.has(id));
		return { person, below: below.map(branch) };
	};
	const roots = (under.get('') ?? []).map(branch);
	for (const person of people) if (!seen.has(person.id)) roots.push(branch(person));
	return roots;
}

/** How many there are below, at any depth. */
export const size = ({ below }: Branch): number =>
	below.reduce((sum, each) => sum + 1 + size(each), 0);

/** Whether the other one is the person or somebody below: such a boss would make a circle. */
export function holds(branches: Branch[], person: string, other: string): boolean {
	const found = find(branches, person);
	return Boolean(found && find([found], other));
}

function find(branches: Branch[], id: string): Branch | undefined {
	for (const each of branches) {
		if (each.person.id === id) return each;
		const deeper = find(each.below, id);
		if (deeper) return deeper;
	}
	return undefined;
}

/** The rows that are seen, from the top to the bottom. */
export function rows(
	branches: Branch[],
	isOpen: (id: string) => boolean,
	depth = 1,
	above = '',
): { branch: Branch; depth: number; above: string; place: number; among: number }[] {
	return branches.flatMap((branch, at) => [
		{ branch, depth, above, place: at + 1, among: branches.length },
		...(isOpen(branch.person.id) ? rows(branch.below, isOpen, depth + 1, branch.person.id) : []),
	]);
}
