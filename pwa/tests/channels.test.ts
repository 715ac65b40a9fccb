import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import type { SettingField } from '../src/lib/api/types.ts';
import SettingInput from '../src/lib/settings/SettingInput.svelte';
import { channelName, iconOf, laneName } from '../src/lib/ui/channels.ts';

const plain = { secret: false, required: false, choices: [], variable: '' };
const FIELDS: SettingField[] = [
	{ ...plain, name: 'hook_url', kind: 'text', secret: true, default: '' },
	{ ...plain, name: 'parts', kind: 'number', default: 3 },
	{ ...plain, name: 'flash', kind: 'switch', default: false },
	{ ...plain, name: 'route', kind: 'choice', default: 'near', choices: ['near', 'far'] },
	{ ...plain, name: 'ca', kind: 'lines', default: '' },
];

/** What the page draws of a channel that this build knows nothing of. */
function drawn(field: SettingField): string {
	const props = { field, channel: 'sms', value: field.default, disabled: false };
	return render(SettingInput, { props }).body;
}

describe('a channel that nobody has told the page of', () => {
	it('has a form by the fields of the answer', () => {
		const [hook, parts, flash, route, ca] = FIELDS.map(drawn);
		expect(hook).toContain('Hook url');
		expect(hook).toContain('type="password"');
		expect(parts).toContain('type="number"');
		expect(flash).toContain('role="switch"');
		expect(route).toMatch(/<option[^>]*value="far"[^>]*>far/);
		expect(ca).toContain('<textarea');
	});

	it('goes by its key, with the usual icon', () => {
		expect([channelName('sms'), laneName('sms-staff')]).toEqual(['Sms', 'Sms staff']);
		expect([iconOf('sms'), iconOf('telegram-client')]).toEqual(['send', 'send']);
		expect(iconOf('email')).toBe('mail');
	});
});
