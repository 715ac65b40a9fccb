// What the linter refuses in this house, beside what all houses refuse.

const STATE =
	"What may be done in which state is the policy's to say: read `allowed`, `moves` or a field of the answer.";
// A list's filter has a status of its own.
const MEMBER = 'MemberExpression[property.name=/^(status|role)$/]:not([object.name="filter"])';
const ASKED = `> ${MEMBER}, > ChainExpression:has(> ${MEMBER}), > Identifier[name=/^(status|role)$/]`;
// The statuses of HTTP are numbers.
const WORD = 'Literal[value=/^[a-z_]+$/]';

/** The acts that a status or a role allows stand in the API's policies and nowhere else (X1). Words and
 *  looks of a status come from tables and texts, which compare nothing. */
export const RULES_OF_STATE = [
	`BinaryExpression[operator=/^[!=]==?$/]:has(> ${WORD}):has(${ASKED})`,
	`CallExpression[callee.property.name=/^(has|includes)$/]:has(> ${MEMBER}.arguments)`,
	`SwitchStatement:has(> ${MEMBER}.discriminant)`,
].map((selector) => ({ selector, message: STATE }));

/** The library's own invalidation lets a first fetch run on that read before the change. */
export const REFETCH = {
	selector: 'CallExpression[callee.property.name="invalidateQueries"]',
	message: 'Call `changed` of session/cache.ts, or `refetch`.',
};
