// The desk's books: categories of tickets, and words for often. The API gives each whole.
import { queryOptions } from '@tanstack/svelte-query';
import { api, ask } from '../api/client.ts';
import type { CannedReply, CannedReplyDraft, Category, CategoryDraft } from '../api/types.ts';

export const categories = () =>
	queryOptions({ queryKey: ['categories'], queryFn: () => ask(api.GET('/api/categories')) });

export const cannedReplies = () =>
	queryOptions({ queryKey: ['replies'], queryFn: () => ask(api.GET('/api/canned-replies')) });

export function keepCategory(category: Category | null, body: CategoryDraft) {
	if (!category) return ask(api.POST('/api/categories', { body }));
	const params = { path: { category_id: category.id } };
	return ask(api.PUT('/api/categories/{category_id}', { params, body }));
}

const at = (reply: CannedReply) => ({ path: { reply_id: reply.id } });

export function keepReply(reply: CannedReply | null, body: CannedReplyDraft) {
	if (!reply) return ask(api.POST('/api/canned-replies', { body }));
	return ask(api.PUT('/api/canned-replies/{reply_id}', { params: at(reply), body }));
}

export const removeReply = (reply: CannedReply) =>
	ask(api.DELETE('/api/canned-replies/{reply_id}', { params: at(reply) }));
