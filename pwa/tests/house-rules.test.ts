import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { REFETCH, RULES_OF_STATE } from '../scripts/house-rules.js';

/** How often the house's own rules refuse the code. */
function refusals(code: string): number {
	const rules: Linter.RulesRecord = {
		'no-restricted-syntax': ['error', ...RULES_OF_STATE, REFETCH],
	};
	return new Linter().verify(code, [{ rules }]).length;
}

describe('a rule of state', () => {
	it.each([
		"if (ticket.status === 'new') begin();",
		"const free = ticket.status !== 'closed' && mine;",
		"const isAdmin = me?.role === 'admin';",
		"const again = status === 'resolved';",
		'const back = REOPENED.has(ticket.status);',
		"const back = ['new', 'waiting'].includes(ticket.status);",
		'switch (task.status) { default: }',
	])('is refused: %s', (code) => expect(refusals(code)).toBe(1));

	it.each([
		"if (ticket.allowed.includes('take')) take();",
		'const tone = TONES[ticket.status];',
		'const word = t(`status-${ticket.status}`);',
		"const searched = filter.status !== 'open';",
		'if (answer.status === 401) leave();',
	])('is none: %s', (code) => expect(refusals(code)).toBe(0));
});

it("the library's own invalidation is refused", () =>
	expect(refusals("queries.invalidateQueries({ queryKey: ['inbox'] });")).toBe(1));
