import type { Template } from '../api/types.ts';

/** The letters by what they are about, in the API's own order. */
export function grouped(templates: readonly Template[]): [Template['about'], Template[]][] {
	const groups = new Map<Template['about'], Template[]>();
	for (const template of templates) {
		groups.set(template.about, [...(groups.get(template.about) ?? []), template]);
	}
	return [...groups];
}
