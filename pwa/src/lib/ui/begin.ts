const FIELDS = 'input, textarea, select';

/** Whoever opens a form writes at once. Where there is no keyboard, the one on the screen would hide
 *  half of what is asked. */
export function begin(form: HTMLElement): void {
	if (!matchMedia('(pointer: fine)').matches) return;
	const fields = [...form.querySelectorAll<HTMLInputElement>(FIELDS)];
	const empty = fields.find((field) => !field.value) ?? fields[0];
	empty?.focus({ preventScroll: true });
}
