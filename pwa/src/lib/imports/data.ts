// People from files, and into files.
import { queryOptions } from '@tanstack/svelte-query';
import { api, ask } from '../api/client.ts';
import { PAGE, type Place } from '../api/paging.ts';
import type { ExportAsk, Import, ImportMatch, ImportOutcome, ListKind } from '../api/types.ts';
import { upload } from '../api/upload.ts';

const path = (import_id: string) => ({ params: { path: { import_id } } });

export const bringFile = (kind: ListKind, file: File, progress: (share: number) => void) =>
	upload<Import>(file, progress, new AbortController().signal, `/api/imports?kind=${kind}`);

export const pastImports = (place: Place) =>
	queryOptions({
		queryKey: ['imports', place],
		queryFn: () => ask(api.GET('/api/imports', { params: { query: { limit: PAGE, ...place } } })),
	});

export const oneImport = (id: string) =>
	queryOptions({
		queryKey: ['import', id],
		queryFn: () => ask(api.GET('/api/imports/{import_id}', path(id))),
		staleTime: Infinity,
	});

/** Which rows: what they come to, or those that the undoing left. */
export type Shown = ImportOutcome | 'left';

export const importRows = (id: string, shown: Shown, place: Place) =>
	queryOptions({
		queryKey: ['import-rows', id, shown, place],
		queryFn: () => {
			const filter = shown === 'left' ? { left: true } : { outcome: shown };
			const query = { limit: PAGE, ...place, ...filter };
			return ask(
				api.GET('/api/imports/{import_id}/rows', {
					params: { path: { import_id: id }, query },
				}),
			);
		},
	});

/** The columns of another sheet, or below another heading. */
export const guess = (import_id: string, sheet: number, heading_row?: number) =>
	ask(
		api.GET('/api/imports/{import_id}/guess', {
			params: {
				path: { import_id },
				query: { sheet, ...(heading_row === undefined ? {} : { heading_row }) },
			},
		}),
	);

export const look = (id: string, body: ImportMatch) =>
	ask(api.PUT('/api/imports/{import_id}/matching', { ...path(id), body }));

export const run = (id: string, only_good: boolean) =>
	ask(api.POST('/api/imports/{import_id}/run', { ...path(id), body: { only_good } }));

export const undo = (id: string) => ask(api.POST('/api/imports/{import_id}/undo', path(id)));

export const discard = (id: string) => ask(api.DELETE('/api/imports/{import_id}', path(id)));

export const exported = (body: ExportAsk) =>
	ask<unknown>(api.POST('/api/exports', { body, parseAs: 'blob' })) as Promise<Blob>;
