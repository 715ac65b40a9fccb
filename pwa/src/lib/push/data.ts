// The devices that are told by push.
import { queryOptions } from '@tanstack/svelte-query';
import { api, ask } from '../api/client.ts';
import type { PushSubscriptionDraft, PushSubscriptionRow } from '../api/types.ts';

export const devices = (endpointHash: string) =>
	queryOptions({
		queryKey: ['devices', endpointHash],
		queryFn: () => {
			const query = endpointHash ? { endpoint_hash: endpointHash } : {};
			return ask(api.GET('/api/push/subscriptions', { params: { query } }));
		},
	});

const at = (row: PushSubscriptionRow) => ({ path: { device_id: row.id } });

export const serverKey = async () => (await ask(api.GET('/api/push/key'))).public_key;

export const keepDevice = (body: PushSubscriptionDraft) =>
	ask(api.PUT('/api/push/subscriptions', { body }));

export const endDevice = (endpoint_hash: string) =>
	ask(api.DELETE('/api/push/subscriptions', { params: { query: { endpoint_hash } } }));

export const switchDevice = (row: PushSubscriptionRow) =>
	ask(
		api.PATCH('/api/push/subscriptions/{device_id}', {
			params: at(row),
			body: { enabled: !row.enabled },
		}),
	);

export const removeDevice = (row: PushSubscriptionRow) =>
	ask(api.DELETE('/api/push/subscriptions/{device_id}', { params: at(row) }));

export const testDevice = (row: PushSubscriptionRow) =>
	ask(api.POST('/api/push/subscriptions/{device_id}/test', { params: at(row) }));
