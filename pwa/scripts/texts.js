import { FluentResource } from '@fluent/bundle';

const FILE = /\.ftl$/;
const BEGINNING = /^-?[a-zA-Z][\w-]* *=/gm;
const REFERENCE = /"type":"(mesg|term)"/;

/**
 * Texts are taken apart when the pages are built, not by each reader's telephone: a Fluent file is a
 * module of patterns by their ids, `{"greeting": ["Hello, ", {"type": "var", "name": "name"}]}`.
 * A text that cannot be understood fails the build; where it is read, Fluent would leave it out.
 * @returns {import('vite').Plugin}
 */
export const texts = () => ({
	name: 'texts',
	transform: {
		filter: { id: FILE },
		handler: (source, id) => ({ code: asModule(patterns(source, id)), map: null }),
	},
});

/**
 * @param {string} source
 * @param {string} file
 */
export function patterns(source, file) {
	const { body } = new FluentResource(source);
	const begun = source.match(BEGINNING)?.length ?? 0;
	if (body.length !== begun) {
		throw new Error(`${file}: of ${begun} texts only ${body.length} can be understood`);
	}
	return Object.fromEntries(body.map((message) => [message.id, value(message, file)]));
}

/**
 * @param {import('@fluent/bundle').FluentResource['body'][number]} message
 * @param {string} file
 */
function value({ id, value, attributes }, file) {
	if (value === null || Object.keys(attributes).length || REFERENCE.test(JSON.stringify(value))) {
		throw new Error(`${file}: ${id} has attributes or speaks of another text; pages know neither`);
	}
	return value;
}

/**
 * A parser of JSON is many times faster than one of programs.
 * @param {object} texts
 */
const asModule = (texts) => `export default JSON.parse(${JSON.stringify(JSON.stringify(texts))});`;
