import type { TicketLink } from '../api/types.ts';

/** The id of the words for what the other ticket is to this one. */
export const relation = ({ kind, reverse }: TicketLink) =>
	reverse ? `link-${kind}-reverse` : `link-${kind}`;
