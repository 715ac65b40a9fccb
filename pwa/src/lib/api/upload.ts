import { randomId } from '../ids.ts';
import { NoNetwork, Problem } from './problem.ts';
import type { FileInfo } from './types.ts';

/**
 * Sends one file; `fetch` cannot tell how far an upload has come, hence XMLHttpRequest.
 * @param progress called with 0…1
 */
export function upload<T = FileInfo>(
	file: File,
	progress: (share: number) => void,
	signal: AbortSignal,
	to = '/api/files',
): Promise<T> {
	const form = new FormData();
	form.append('file', file, file.name);
	return new Promise((resolve, reject) => {
		const request = new XMLHttpRequest();
		request.open('POST', to);
		request.responseType = 'json';
		request.setRequestHeader('Idempotency-Key', randomId());
		request.upload.onprogress = (event) => progress(event.loaded / event.total);
		request.onerror = () => reject(new NoNetwork());
		request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
		request.onload = () =>
			request.status === 201
				? resolve(request.response as T)
				: reject(Problem.from(request.status, request.response));
		signal.addEventListener('abort', () => request.abort());
		request.send(form);
	});
}
