let online = $state(navigator.onLine);

addEventListener('online', () => (online = true));
addEventListener('offline', () => (online = false));

/** What the browser believes of its network. */
export const network = {
	get online(): boolean {
		return online;
	},
};
