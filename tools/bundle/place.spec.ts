import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { place } from './place.ts';

const parent = mkdtempSync(join(tmpdir(), 'dialtone-bundle-'));
const folder = join(parent, 'bundle');
afterAll(() => {
  rmSync(parent, { recursive: true });
});

it('leaves exactly these files, and nothing beside them', () => {
  place(folder, [
    { name: 'packages-a.js', text: 'a' },
    { name: 'main.js', text: 'import "./packages-a.js"' },
  ]);
  place(folder, [
    { name: 'packages-b.js', text: 'b' },
    { name: 'main.js', text: 'import "./packages-b.js"' },
  ]);
  expect(readdirSync(folder).sort()).toEqual(['main.js', 'packages-b.js']);
  expect(readFileSync(join(folder, 'main.js'), 'utf8')).toBe('import "./packages-b.js"');
  expect(readdirSync(parent)).toEqual(['bundle']);
});
