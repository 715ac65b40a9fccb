import type { ChannelView, SettingField } from '../api/types.ts';
import { onOff } from '../rules/words.ts';
import { readable, worded } from '../ui/channels.ts';

/** What the form has in its hands: the settings of one channel by the names of its fields. */
export type Values = Record<string, string | number | boolean>;

/** What a setting is called, by convention; one without a text goes by its own name. */
export function labelOf(channel: string, field: string): string {
	return worded(`setting-${channel}-${field}`, readable(field));
}

export function hintOf(channel: string, field: string): string {
	return worded(`setting-${channel}-${field}-hint`, '');
}

export function choiceOf(channel: string, field: string, choice: string): string {
	return worded(`setting-${channel}-${field}-${choice}`, choice);
}

/** A value as people read it. */
export function valueOf(channel: string, field: SettingField, value: Values[string]): string {
	if (field.kind === 'switch') return onOff(Boolean(value));
	const said = String(value);
	return field.kind === 'choice' ? choiceOf(channel, field.name, said) : said;
}

/** The channel's own switch, beside its settings: none of them has a name like this. */
export const ENABLED = 'channel-enabled';

/** All that a form of the channel asks. */
export const valuesOf = ({ enabled, settings }: ChannelView): Values => ({
	...(settings as Values),
	[ENABLED]: enabled,
});

/** The same as the API takes it. */
export const saved = ({ fields }: ChannelView, values: Values, version: number) => ({
	enabled: Boolean(values[ENABLED]),
	settings: Object.fromEntries(fields.map(({ name }) => [name, values[name]])),
	version,
});
