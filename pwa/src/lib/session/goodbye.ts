import { Problem } from '../api/problem.ts';
import { endSession } from './data.ts';

const OWED = 'vestovoy-leaving';
const EVERYWHERE = 'everywhere';
/** Longer than this nobody waits to be out. */
const PATIENCE = 4000;

/** Somebody leaves: if the network is away, the API is told when it is back (P14). */
export function owe(everywhere: boolean): void {
	localStorage.setItem(OWED, everywhere ? EVERYWHERE : 'here');
}

/** Somebody has come: whoever was here before is out by that. */
export function settled(): void {
	localStorage.removeItem(OWED);
}

/** Ends the session of whoever left, if the API does not know yet; whether it does now. */
export async function goodbye(): Promise<boolean> {
	const owed = localStorage.getItem(OWED);
	if (!owed) return true;
	try {
		await endSession(owed === EVERYWHERE, AbortSignal.timeout(PATIENCE));
	} catch (error) {
		if (!(error instanceof Problem && error.status === 401)) return false;
	}
	settled();
	return true;
}
