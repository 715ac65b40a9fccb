// What the administrator sets and looks at: channels, letters, deliveries, the audit, the desk's rules.
import { queryOptions } from '@tanstack/svelte-query';
import { api, ask } from '../api/client.ts';
import { endless, PAGE, searching, type Place } from '../api/paging.ts';
import type { Lane, Template, TemplateDraft, TestOrder } from '../api/types.ts';

export const channels = () =>
	queryOptions({
		queryKey: ['channels'],
		queryFn: () => ask(api.GET('/api/admin/channels')),
		// A bot comes within seconds.
		refetchInterval: ({ state }) =>
			state.data?.some(({ standing }) => standing === 'starting') ? 3000 : false,
	});

export const keepChannel = (
	lane: Lane,
	body: { enabled: boolean; settings: Record<string, unknown>; version?: number },
) => ask(api.PUT('/api/admin/channels/{lane}', { params: { path: { lane } }, body }));

export const testChannel = (lane: Lane, body: TestOrder) =>
	ask(api.POST('/api/admin/channels/{lane}/test', { params: { path: { lane } }, body }));

/** Whom a test of the channel can go to. */
export const testTargets = (lane: Lane, search: string) =>
	endless(['test-targets', lane, search], (slice) => {
		const params = { path: { lane }, query: { ...slice, ...searching(search) } };
		return ask(api.GET('/api/admin/channels/{lane}/targets', { params }));
	});

export const templates = () =>
	queryOptions({ queryKey: ['templates'], queryFn: () => ask(api.GET('/api/admin/templates')) });

const TEMPLATE = '/api/admin/templates/{event}/{locale}';
const at = ({ event, locale }: Template) => ({ path: { event, locale } });

export const keepTemplate = (template: Template, body: TemplateDraft) =>
	ask(api.PUT(TEMPLATE, { params: at(template), body }));

/** @param version of the letter that was looked at */
export const restoreTemplate = (template: Template, version: number) =>
	ask(api.DELETE(TEMPLATE, { params: { ...at(template), query: { version } } }));

export const previewTemplate = (template: Template, body: string) =>
	ask(api.POST(`${TEMPLATE}/preview`, { params: at(template), body: { body } }));

export const testTemplate = (template: Template) =>
	ask(api.POST(`${TEMPLATE}/test`, { params: at(template) }));

type Narrowed = Record<string, string>;

export const deliveries = (narrowed: Narrowed, place: Place) =>
	queryOptions({
		queryKey: ['deliveries', narrowed, place],
		queryFn: () => {
			const query = { ...narrowed, limit: PAGE, ...place };
			return ask(api.GET('/api/admin/deliveries', { params: { query } }));
		},
	});

export const delivery = (delivery_id: string) =>
	queryOptions({
		queryKey: ['delivery', delivery_id],
		queryFn: () =>
			ask(api.GET('/api/admin/deliveries/{delivery_id}', { params: { path: { delivery_id } } })),
	});

export const resendAll = (query: Narrowed) =>
	ask(api.POST('/api/admin/deliveries/resend-failed', { params: { query } }));

export const health = () =>
	queryOptions({
		queryKey: ['health'],
		queryFn: () => ask(api.GET('/api/admin/health')),
		refetchInterval: 30_000,
	});

export const resend = (delivery_id: string) =>
	ask(
		api.POST('/api/admin/deliveries/{delivery_id}/resend', { params: { path: { delivery_id } } }),
	);

export const audit = (narrowed: Narrowed, place: Place) =>
	queryOptions({
		queryKey: ['audit', narrowed, place],
		queryFn: () => {
			const query = { ...narrowed, limit: PAGE, ...place };
			return ask(api.GET('/api/admin/audit', { params: { query } }));
		},
	});

export const auditActions = () =>
	queryOptions({
		queryKey: ['audit-actions'],
		queryFn: () => ask(api.GET('/api/admin/audit/actions')),
		staleTime: Infinity,
	});
