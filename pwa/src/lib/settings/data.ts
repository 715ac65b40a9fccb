// What the administrator sets and looks at: channels, letters, deliveries, the audit, the desk's rules.
import { queryOptions } from '@tanstack/svelte-query';
import { api, ask } from '../api/client.ts';
import { PAGE } from '../api/paging.ts';
import type { DeliveryState, DeskPolicy, Lane, Template } from '../api/types.ts';

export const channels = () =>
	queryOptions({ queryKey: ['channels'], queryFn: () => ask(api.GET('/api/admin/channels')) });

export const keepChannel = (
	lane: Lane,
	body: { enabled: boolean; settings: Record<string, unknown> },
) => ask(api.PUT('/api/admin/channels/{lane}', { params: { path: { lane } }, body }));

export const testChannel = (lane: Lane, address: string) =>
	ask(
		api.POST('/api/admin/channels/{lane}/test', {
			params: { path: { lane } },
			body: { address },
		}),
	);

export const templates = () =>
	queryOptions({ queryKey: ['templates'], queryFn: () => ask(api.GET('/api/admin/templates')) });

const TEMPLATE = '/api/admin/templates/{event}/{locale}';
const at = ({ event, locale }: Template) => ({ path: { event, locale } });

export const keepTemplate = (template: Template, body: string) =>
	ask(api.PUT(TEMPLATE, { params: at(template), body: { body } }));

export const restoreTemplate = (template: Template) =>
	ask(api.DELETE(TEMPLATE, { params: at(template) }));

export const previewTemplate = (template: Template, body: string) =>
	ask(api.POST(`${TEMPLATE}/preview`, { params: at(template), body: { body } }));

export const testTemplate = (template: Template) =>
	ask(api.POST(`${TEMPLATE}/test`, { params: at(template) }));

type DeliveryFilter = { state?: DeliveryState; lane?: Lane; offset: number };

export const deliveries = (filter: DeliveryFilter) =>
	queryOptions({
		queryKey: ['deliveries', filter],
		queryFn: () =>
			ask(api.GET('/api/admin/deliveries', { params: { query: { ...filter, limit: PAGE } } })),
	});

export const resend = (delivery_id: string) =>
	ask(
		api.POST('/api/admin/deliveries/{delivery_id}/resend', { params: { path: { delivery_id } } }),
	);

export const audit = (offset: number) =>
	queryOptions({
		queryKey: ['audit', offset],
		queryFn: () => ask(api.GET('/api/admin/audit', { params: { query: { limit: PAGE, offset } } })),
	});

export const deskPolicy = () =>
	queryOptions({ queryKey: ['desk-policy'], queryFn: () => ask(api.GET('/api/admin/tickets')) });

export const keepDeskPolicy = (body: DeskPolicy) => ask(api.PUT('/api/admin/tickets', { body }));
