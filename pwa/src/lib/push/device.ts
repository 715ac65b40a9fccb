// What this browser is and remembers about push.
const HIDDEN_FOR = 30 * 24 * 60 * 60 * 1000;
const BROWSERS: [RegExp, string][] = [
	[/YaBrowser/, 'Yandex'],
	[/Edg/, 'Edge'],
	[/OPR/, 'Opera'],
	[/Firefox|FxiOS/, 'Firefox'],
	[/Chrome|CriOS/, 'Chrome'],
	[/Safari/, 'Safari'],
];
const SYSTEMS: [RegExp, string][] = [
	[/iPhone/, 'iPhone'],
	[/iPad/, 'iPad'],
	[/Android/, 'Android'],
	[/Windows/, 'Windows'],
	[/Mac OS X/, 'macOS'],
	[/Linux/, 'Linux'],
];

/** `Chrome · Android`: how the device is called in the list, from its user agent. */
export function deviceName(userAgent: string): string {
	const find = (table: [RegExp, string][]) => table.find(([sign]) => sign.test(userAgent))?.[1];
	return [find(BROWSERS), find(SYSTEMS)].filter(Boolean).join(' · ');
}

/** An iPhone or iPad that shows the page in a tab; an iPad calls itself a Mac but can be touched. */
export function isIosTab(userAgent: string, touchPoints: number, standalone: boolean): boolean {
	const ios = /iPhone|iPad/.test(userAgent) || (userAgent.includes('Macintosh') && touchPoints > 1);
	return ios && !standalone;
}

export function isHidden(now: number = Date.now()): boolean {
	return now < Number(localStorage.getItem('push-hidden-until') ?? 0);
}

/** Puts the banner away for 30 days (P1). */
export function hide(now: number = Date.now()): void {
	localStorage.setItem('push-hidden-until', String(now + HIDDEN_FOR));
}

/** The person's choice for this device outlives the login (P6). */
export function isOffHere(personId: string): boolean {
	return localStorage.getItem(`push-off:${personId}`) !== null;
}

export function rememberOff(personId: string, off: boolean): void {
	if (off) localStorage.setItem(`push-off:${personId}`, '1');
	else localStorage.removeItem(`push-off:${personId}`);
}
