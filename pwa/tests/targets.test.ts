import { describe, expect, it } from 'vitest';
import { holding, ordered, withTarget, type Targets } from '../src/lib/rules/targets.ts';

const soon = { reaction_minutes: 15, solution_minutes: 120 };
const late = { reaction_minutes: 540, solution_minutes: 5400 };

describe('what a company is promised by itself', () => {
	it('is alike however it came about', () => {
		const one = ordered({ low: late, critical: soon });
		const other = withTarget({ critical: soon }, 'low', late);
		expect(JSON.stringify(one)).toBe(JSON.stringify(other));
		expect(JSON.stringify(one)).toBe(JSON.stringify({ critical: soon, low: late }));
	});

	it('is nothing when the last one goes', () => {
		expect(withTarget({ high: soon }, 'high', null)).toBeNull();
		expect(ordered({})).toBeNull();
		expect(ordered(undefined)).toBeNull();
	});

	it('holds where it is named, and the desk’s elsewhere', () => {
		const all: Targets = { critical: soon, low: late };
		expect(holding({ low: soon }, all)).toEqual({ critical: soon, low: soon });
		expect(holding(null, all)).toEqual(all);
	});
});
