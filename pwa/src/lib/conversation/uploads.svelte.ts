import { upload } from '../api/upload.ts';
import type { FileInfo, FileLimits } from '../api/types.ts';
import { size } from '../i18n/moments.ts';
import { sentence } from '../i18n/problems.ts';
import { t } from '../i18n/text.svelte.ts';
import { randomId } from '../ids.ts';

export type Upload = {
	key: string;
	name: string;
	size: number;
	progress: number;
	info: FileInfo | null;
	failure: string;
};

/** The files a person is attaching: each goes at once and tells how far it is or why it failed. */
export class Uploads {
	items = $state<Upload[]>([]);
	#files = new Map<string, File>();
	#stops = new Map<string, AbortController>();

	get busy(): boolean {
		return this.items.some((item) => !item.info && !item.failure);
	}

	get failed(): boolean {
		return this.items.some((item) => item.failure);
	}

	/** Why what they go with cannot be sent yet. */
	get lack(): string {
		if (this.failed) return t('lack-upload');
		return this.busy ? t('lack-uploading') : '';
	}

	get ids(): string[] {
		return this.items.flatMap((item) => item.info?.id ?? []);
	}

	add(files: Iterable<File>, limits: FileLimits | undefined): void {
		for (const file of files) {
			const key = randomId();
			const failure = refusal(file, limits, this.items.length);
			this.items.push({ key, name: file.name, size: file.size, progress: 0, info: null, failure });
			this.#files.set(key, file);
			if (!failure) void this.#send(key);
		}
	}

	again(key: string): void {
		void this.#send(key);
	}

	drop(key: string): void {
		this.#stops.get(key)?.abort();
		this.#files.delete(key);
		this.items = this.items.filter((item) => item.key !== key);
	}

	clear(): void {
		for (const { key } of this.items) this.drop(key);
	}

	async #send(key: string): Promise<void> {
		const file = this.#files.get(key);
		const item = this.items.find((one) => one.key === key);
		if (!file || !item) return;
		item.failure = '';
		const stop = new AbortController();
		this.#stops.set(key, stop);
		try {
			item.info = await upload(file, (share) => (item.progress = share), stop.signal);
		} catch (error) {
			item.failure = sentence(error);
		}
	}
}

/** Why the file will not be taken, told before a byte is sent (T6, T8). */
function refusal(file: File, limits: FileLimits | undefined, count: number): string {
	if (!limits) return '';
	const ending = file.name.includes('.') ? (file.name.split('.').pop() ?? '').toLowerCase() : '';
	if (count >= limits.max_count) return t('problem-too-many-files', { limit: limits.max_count });
	if (file.size > limits.max_size) return t('upload-too-large', { limit: size(limits.max_size) });
	const forbidden = limits.forbidden_extensions.map((one) => one.replace('.', '').toLowerCase());
	if (forbidden.includes(ending)) return t('upload-forbidden', { ending });
	return file.size === 0 ? t('problem-empty-file') : '';
}
