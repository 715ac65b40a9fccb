// The API reference page's own assets, served from here: no page of ours loads from elsewhere.
import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const FILES = ['swagger-ui-bundle.js', 'swagger-ui-standalone-preset.js', 'swagger-ui.css'];

const from = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const to = 'build/reference';
mkdirSync(to, { recursive: true });
for (const file of FILES) copyFileSync(join(from, file), join(to, file));
