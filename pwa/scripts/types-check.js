// Are the committed types those of the committed OpenAPI document?
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const COMMITTED = 'src/lib/api/schema.d.ts';
const folder = mkdtempSync(join(tmpdir(), 'vestovoy-types-'));
const fresh = join(folder, 'schema.d.ts');
try {
	execFileSync(
		'npx',
		['openapi-typescript', 'openapi.json', '--default-non-nullable=false', '--output', fresh],
		{ stdio: 'ignore' },
	);
	if (readFileSync(fresh, 'utf8') !== readFileSync(COMMITTED, 'utf8')) {
		console.error(`${COMMITTED} is stale: \`npm run types\` draws it anew`);
		process.exitCode = 1;
	}
} finally {
	rmSync(folder, { recursive: true });
}
