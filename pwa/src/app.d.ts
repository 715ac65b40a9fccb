/// <reference types="@sveltejs/kit" />

declare module '*.ftl' {
	const texts: Record<string, NonNullable<import('@fluent/bundle').Message['value']>>;
	export default texts;
}
