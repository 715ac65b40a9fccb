/** The path if it leads inside this product, else the first page: links are same-origin only (P10). */
export function inside(link: string | null | undefined, origin: string = location.origin): string {
	if (!link || !URL.canParse(link, origin)) return '/';
	const url = new URL(link, origin);
	return url.origin === origin ? url.pathname + url.search + url.hash : '/';
}
