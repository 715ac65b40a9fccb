import type { AuditRow } from '../api/types.ts';
import { plainDay } from '../i18n/moments.ts';
import { hasText, t } from '../i18n/text.svelte.ts';
import { channelName, laneName, worded } from '../ui/channels.ts';
import { eventName } from './events.ts';

type Say = (value: string, row: AuditRow) => string;

/** What tells a person nothing: ids of rows. */
const UNSAID = new Set(['copy']);
const yesOrNo: Say = (value) => t(value === 'True' ? 'audit-yes' : 'audit-no');

/** How the values of an entry are said; all others are words or numbers already. */
const VALUES: Record<string, Say> = {
	scope: (value) => worded(`audit-bot-${value}`, value),
	lane: laneName,
	channel: channelName,
	role: (value) => worded(`role-${value}`, value),
	enabled: yesOrNo,
	ok: yesOrNo,
	username: (value) => value && `@${value}`,
	scopes: (value) => each(value, (one) => worded(`scope-${one.replace(':', '-')}`, one)),
	fields: (value, row) => each(value, (one) => fieldName(one, row)),
	days_per_year: (value) => (value === 'None' ? t('audit-as-usual') : value),
	accrues_from: (value) => (value === 'None' ? t('audit-as-usual') : plainDay(value)),
};

/** What the act was about: a person, a company, a channel, a template. */
export function aboutOf({ object_kind, object_id, object_name }: AuditRow): string {
	if (object_name) return object_name;
	if (object_kind === 'channel' || object_kind === 'lane') return laneName(object_id);
	if (object_kind === 'work_year') return object_id;
	if (object_kind !== 'template') return '';
	const [event = '', locale = ''] = object_id.split('/');
	return `${eventName(event)} (${locale})`;
}

/** All else that an entry says, each in a few words. */
export function detailsOf(row: AuditRow): string[] {
	return Object.entries(row.detail)
		.filter(([name, value]) => !UNSAID.has(name) && value)
		.map(([name, value]) => said(name, VALUES[name]?.(value, row) ?? value));
}

function said(name: string, value: string): string {
	const id = `audit-${name.replaceAll('_', '-')}`;
	return hasText(id) ? t(id, { value }) : `${name}: ${value}`;
}

function fieldName(field: string, { object_id, object_kind }: AuditRow): string {
	const kind = object_id.startsWith('telegram') ? 'telegram' : object_id;
	const id = object_kind === 'channel' ? `setting-${kind}-${field}` : `audit-field-${field}`;
	return worded(id, field);
}

/** A list as the log keeps it: `a b`, `a, b` or `['a', 'b']`. */
function each(list: string, say: (one: string) => string): string {
	return (list.match(/[\w:]+/g) ?? []).map(say).join(', ');
}
