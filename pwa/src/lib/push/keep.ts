import { Problem } from '../api/problem.ts';

type Acts = {
	save: (subscription: PushSubscription) => Promise<void>;
	subscribe: () => Promise<PushSubscription>;
};

/** Tells the server of the subscription. One that its push service has ended, though the browser
 * still believes in it, gives way to a new one, and that is told once (P5). */
export async function keep(subscription: PushSubscription, acts: Acts): Promise<void> {
	try {
		await acts.save(subscription);
	} catch (error) {
		if (!hasEnded(error)) throw error;
		await subscription.unsubscribe();
		await acts.save(await acts.subscribe());
	}
}

function hasEnded(error: unknown): boolean {
	return error instanceof Problem && error.code === 'push_ended';
}
