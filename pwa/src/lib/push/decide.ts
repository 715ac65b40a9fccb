/** What is known about push on this device at the moment of a load. */
export type Facts = {
	/** The browser can do web push here and now. */
	supported: boolean;
	/** An iPhone or iPad in a browser's tab: push works only from the Home Screen (P2). */
	iosTab: boolean;
	permission: NotificationPermission;
	/** The person's own switch for all devices (P6). */
	wanted: boolean;
	/** The person turned push off on this very device (P6). */
	offHere: boolean;
	subscribed: boolean;
	/** The subscription was made with another VAPID key than the server has now (P5). */
	keyChanged: boolean;
	/** The server has this device's endpoint (P5). */
	known: boolean;
	/** The banner was put away and stays so for 30 days (P1). */
	hidden: boolean;
};

export type Step =
	'rest' | 'ask' | 'tell-denied' | 'tell-ios' | 'subscribe' | 'resubscribe' | 'save';

/** The steps that say something to the person. */
export const SAID: Step[] = ['ask', 'tell-denied', 'tell-ios'];

/** What to do about push now (P1, P2, P5, P6). */
export function decide(facts: Facts): Step {
	if (!facts.wanted || facts.offHere) return 'rest';
	if (facts.iosTab) return facts.hidden ? 'rest' : 'tell-ios';
	if (!facts.supported) return 'rest';
	if (facts.permission === 'granted') return heal(facts);
	if (facts.hidden) return 'rest';
	return facts.permission === 'denied' ? 'tell-denied' : 'ask';
}

function heal({ subscribed, keyChanged, known }: Facts): Step {
	if (!subscribed) return 'subscribe';
	if (keyChanged) return 'resubscribe';
	return known ? 'rest' : 'save';
}
