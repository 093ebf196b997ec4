import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const built = fileURLToPath(new URL('../../console/dist/browser', import.meta.url));

it('leaves nothing of the gallery in what is built for operators', () => {
  const scripts = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.js'),
  );
  const text = (name: string) => readFileSync(join(built, name), 'utf8');
  // That the page of probes is found shows that the names of components are still there to be found.
  expect(scripts.some(name => text(name).includes('app-probe-list'))).toBe(true);
  expect(scripts.filter(name => /app-gallery|"gallery"/u.test(text(name)))).toEqual([]);
});
