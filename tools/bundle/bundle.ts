// Writes the API as it was built into a few scripts with all its packages: what npm start, the image and the process specs run.
// --if-stale: only when what it is made of is newer than it.
import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run/workspace.ts';
import { chunksOf, filesOf } from './chunks.ts';
import { bundleFolder, parts } from './parts.ts';
import { place } from './place.ts';

const folder = join(root, bundleFolder);
const changedAt = (path: string) => statSync(join(root, path)).mtimeMs;

function isFresh(): boolean {
  const main = `${bundleFolder}/main.js`;
  if (!existsSync(join(root, main))) return false;
  const made = changedAt(main);
  const from = ['{apps/api,libs/*}/dist/**/*.js', 'tools/bundle/*.ts', 'package-lock.json'];
  return globSync(from, { cwd: root }).every(path => changedAt(path) < made);
}

if (!process.argv.includes('--if-stale') || !isFresh()) {
  const chunks = await Promise.all(parts.map(chunksOf));
  place(folder, filesOf(chunks.flat()));
}
