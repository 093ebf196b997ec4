import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { inSource } from './in-source.js';

const folder = mkdtempSync(join(tmpdir(), 'dialtone-maps-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const script = (name: string) => pathToFileURL(join(folder, 'bundle', name)).href;

it('names the file, line and column of the source', () => {
  const built = mkdtempSync(join(folder, 'built-'));
  // The first column of the second line is the fifth one of the third line.
  const map = { version: 3, sources: ['../src/probe.ts'], names: [], mappings: ';AAEI' };
  writeFileSync(join(built, 'main.js.map'), JSON.stringify(map));
  const main = pathToFileURL(join(built, 'main.js')).href;
  const source = pathToFileURL(join(folder, 'src/probe.ts')).href;
  expect(inSource(`Error: no\n    at Probe.check (${main}:2:1)\n    at ${main}:2:1`)).toBe(
    `Error: no\n    at Probe.check (${source}:3:5)\n    at ${source}:3:5`,
  );
});

it('leaves what has no map, or none that can be read, as it is', () => {
  const broken = pathToFileURL(join(folder, 'broken.js')).href;
  writeFileSync(join(folder, 'broken.js.map'), '{');
  const stack = `Error: no\n    at ${script('packages.js')}:1:2\n    at ${broken}:1:2\n    at node:fs:3:4`;
  expect(inSource(stack)).toBe(stack);
});
