import type { TaskQuery } from '../api/types.ts';
import { PAGE } from '../api/paging.ts';
import { listAddress, type Filter } from '../work/filter.ts';

const VIEWS = ['mine', 'given', 'people', 'overdue', 'all'] as const;
const STATES = ['open', 'closed', 'any'] as const;
export type View = (typeof VIEWS)[number];
type State = (typeof STATES)[number];

export const address = listAddress<View, State>('/tasks', VIEWS, STATES);

/** The filter in the API's words: what is open by its due date, what is over by its end. */
export function queryOf({ view, status: state, search, place }: Filter<View, State>): TaskQuery {
	return {
		limit: PAGE,
		...place,
		sort: state === 'open' ? 'due' : '-updated_at',
		...(view === 'overdue' ? { scope: 'all', overdue: true } : { scope: view }),
		...(state === 'any' ? {} : { open: state === 'open' }),
		...(search ? { search } : {}),
	};
}
