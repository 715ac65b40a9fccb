import { describe, expect, it } from 'vitest';
import { decide, type Facts } from '../src/lib/push/decide.ts';
import { Problem } from '../src/lib/api/problem.ts';
import { keep } from '../src/lib/push/keep.ts';
import { deviceName, isIosTab } from '../src/lib/push/device.ts';
import { draftOf, endpointHash, toBase64Url } from '../src/lib/push/keys.ts';

const HEALTHY: Facts = {
	supported: true,
	iosTab: false,
	permission: 'granted',
	wanted: true,
	offHere: false,
	subscribed: true,
	keyChanged: false,
	known: true,
	hidden: false,
};

describe('what to do about push at a load', () => {
	it.each<[string, Partial<Facts>, string]>([
		['P1: a healthy device is left alone', {}, 'rest'],
		['P1: granted already subscribes in silence', { subscribed: false, known: false }, 'subscribe'],
		['P1: not asked yet shows the banner', { permission: 'default', subscribed: false }, 'ask'],
		['P1: a banner put away stays away', { permission: 'default', hidden: true }, 'rest'],
		['P1: denied tells how to undo it', { permission: 'denied' }, 'tell-denied'],
		['P1: denied and put away is silent', { permission: 'denied', hidden: true }, 'rest'],
		['P2: iOS in a tab gets an instruction', { iosTab: true, supported: false }, 'tell-ios'],
		['P2: and only once in 30 days', { iosTab: true, supported: false, hidden: true }, 'rest'],
		['P5: a forgotten endpoint is told again', { known: false }, 'save'],
		['P5: a changed key resubscribes', { keyChanged: true }, 'resubscribe'],
		['P6: off in the profile is off', { wanted: false, subscribed: false }, 'rest'],
		['P6: off on this device is off', { offHere: true, subscribed: false }, 'rest'],
		['a browser without push is not asked', { supported: false }, 'rest'],
	])('%s', (_fact, part, step) => {
		expect(decide({ ...HEALTHY, ...part })).toBe(step);
	});
});

describe('P5: a subscription that its service has ended', () => {
	const ended = new Problem(410, 'push_ended', '', {});

	/** What the page does, in order, with a server that refuses these endpoints. */
	async function acts(refused: Record<string, Error>): Promise<string[]> {
		const done: string[] = [];
		const named = (endpoint: string) =>
			({
				endpoint,
				unsubscribe: () => Promise.resolve(done.push(`drop ${endpoint}`) > 0),
			}) as unknown as PushSubscription;
		const save = ({ endpoint }: PushSubscription) => {
			done.push(`save ${endpoint}`);
			const refusal = refused[endpoint];
			return refusal ? Promise.reject(refusal) : Promise.resolve();
		};
		const subscribe = () => Promise.resolve(named('new'));
		await keep(named('old'), { save, subscribe }).catch((error: unknown) =>
			done.push((error as Error).message),
		);
		return done;
	}

	it('is dropped, and a new one told', async () => {
		expect(await acts({ old: ended })).toEqual(['save old', 'drop old', 'save new']);
	});

	it('is made anew once, not for ever', async () => {
		const done = await acts({ old: ended, new: ended });
		expect(done).toEqual(['save old', 'drop old', 'save new', 'push_ended']);
	});

	it('is not confused with any other refusal', async () => {
		const refusal = new Problem(422, 'invalid', '', {});
		expect(await acts({ old: refusal })).toEqual(['save old', 'invalid']);
		expect(await acts({})).toEqual(['save old']);
	});
});

describe('a device', () => {
	const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) Version/18.4 Safari/604.1';

	it('is called by its browser and system', () => {
		expect(deviceName(IPHONE)).toBe('Safari · iPhone');
		expect(deviceName('Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537')).toBe(
			'Chrome · Android',
		);
		expect(deviceName('curl')).toBe('');
	});

	it('P2: an iPad that calls itself a Mac is known by its touch', () => {
		const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15';
		expect(isIosTab(mac, 5, false)).toBe(true);
		expect(isIosTab(mac, 0, false)).toBe(false);
		expect(isIosTab(IPHONE, 5, true)).toBe(false);
	});

	it('P12: names its endpoint by SHA-256 in hex', async () => {
		expect(await endpointHash('https://push.example/1')).toMatch(/^[0-9a-f]{64}$/);
	});

	it('writes its keys in url-safe base64 without padding', () => {
		const bytes = new Uint8Array([251, 255, 190, 1]).buffer;
		expect(toBase64Url(bytes)).toBe('-_--AQ');
		const subscription = { endpoint: 'https://push.example/1', getKey: () => bytes };
		expect(draftOf(subscription as unknown as PushSubscription, 'Firefox')).toEqual({
			endpoint: 'https://push.example/1',
			p256dh: '-_--AQ',
			auth: '-_--AQ',
			name: 'Firefox',
		});
	});
});
