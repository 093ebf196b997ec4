import { once } from 'node:events';
import { cpSync, globSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import { isBuiltin } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseAst } from 'rolldown/parseAst';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ApiProcess, build, home, signedIn, throwawayFolder } from './support/api-process.js';

const bundle = join(home, 'bundle');
const target = createServer((_, response) => response.end('fine'));
beforeAll(async () => {
  build();
  target.listen(0, '127.0.0.1');
  await once(target, 'listening');
}, 240_000);
afterAll(() => {
  target.close();
});

/** What is no part of the bundle: packages for one platform, and two that are loaded the way of CommonJS. */
const besides = ['better-sqlite3', '@node-rs', 'dns-packet', 'net-ping', 'raw-socket'];

/** A copy of the bundle elsewhere, with nothing else of the workspace but its manifest. @returns its program */
function alone(): string {
  const root = throwawayFolder();
  const api = join(root, 'apps/api');
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  cpSync(bundle, join(api, 'bundle'), { recursive: true });
  cpSync(join(home, 'package.json'), join(api, 'package.json'));
  for (const name of besides)
    symlinkSync(join(home, '../../node_modules', name), join(root, 'node_modules', name));
  return join(api, 'bundle/main.js');
}

/** What the script loads before it runs, other scripts of the bundle apart. */
const importsOf = (script: string): string[] =>
  parseAst(script)
    .body.flatMap(statement =>
      'source' in statement && statement.source !== null ? [statement.source.value] : [],
    )
    .filter(specifier => !specifier.startsWith('.'));

it('takes nothing in at its start but what Node has, and the packages for one platform', () => {
  const taken = globSync('*.js', { cwd: bundle }).flatMap(name =>
    importsOf(readFileSync(join(bundle, name), 'utf8')),
  );
  expect(taken.filter(specifier => !isBuiltin(specifier)).sort()).toEqual([
    '@node-rs/bcrypt',
    'better-sqlite3',
    'better-sqlite3',
  ]);
});

it('reports its requests to nobody, whatever another program left in the environment', async () => {
  const api = new ApiProcess({
    APOLLO_KEY: 'service:theirs:key',
    APOLLO_GRAPH_REF: 'theirs@current',
    APOLLO_SCHEMA_REPORTING: 'true',
  });
  const ask = await signedIn(await api.url());
  expect(await ask('{ __typename }')).toEqual({ __typename: 'Query' });
  expect(await api.kill('SIGTERM')).toBe(0);
  // Each sort of report says at its start where it goes.
  expect(api.lines.filter(line => /apollo/iu.test(line))).toEqual([]);
}, 60_000);

it('needs neither the built files nor the packages that it was made of: signs in, checks, tells its metrics and ends', async () => {
  const api = new ApiProcess({ METRICS_TOKEN: 'tell' }, throwawayFolder(), alone());
  const url = await api.url();
  const ask = await signedIn(url);
  const { port } = target.address() as AddressInfo;
  const { createProbe } = await ask<{ createProbe: { id: string } }>(
    'mutation ($input: ProbeInput!) { createProbe(input: $input) { id } }',
    { input: { name: 'shop', cron: '1h', target: { http: { url: `http://127.0.0.1:${port}/` } } } },
  );
  const { checkNow } = await ask<{ checkNow: unknown }>(
    'mutation ($id: ID!) { checkNow(id: $id) { up } }',
    { id: createProbe.id },
  );
  expect(checkNow).toEqual({ up: true });
  const metrics = await fetch(`${url}/metrics`, { headers: { authorization: 'Bearer tell' } });
  expect(await metrics.text()).toMatch(/^probe_success\{.*name="shop".*\} 1$/mu);
  const { login } = await ask<{ login: { token: string } }>(
    'mutation { login(username: "admin", password: "correct horse") { token } }',
  );
  await bringsBackWorkbook(url, login.token);
  expect(await api.kill('SIGTERM')).toBe(0);
}, 120_000);

/** Workbooks are packed and read in a thread of their own, with packages of its own. */
async function bringsBackWorkbook(url: string, token: string): Promise<void> {
  const authorization = `Bearer ${token}`;
  const workbook = await fetch(`${url}/api/probes.xlsx`, { headers: { authorization } });
  const plan = await fetch(`${url}/api/probes/import?format=xlsx`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/octet-stream' },
    body: await workbook.arrayBuffer(),
  });
  expect(await plan.json()).toMatchObject({ counts: { same: 1, refuse: 0 } });
}

/** An option of Node that loads a script of the support before the program. */
const first = (script: string): string =>
  `--import=${pathToFileURL(join(import.meta.dirname, 'support', script)).href}`;

it('does not load of Node what nobody uses: its fetch and its WebSocket are 14 MB', async () => {
  const api = new ApiProcess({ NODE_OPTIONS: first('builtins-at-the-end.mjs') });
  await api.url();
  expect(await api.kill('SIGTERM')).toBe(0);
  expect(api.lines).toContain('NativeModule http');
  expect(api.lines).not.toContain('NativeModule internal/deps/undici/undici');
}, 60_000);

it('names files of the source in the stack of a bug', async () => {
  const api = new ApiProcess({ NODE_OPTIONS: first('bug-at-the-end.mjs') });
  await api.url();
  expect(await api.kill('SIGTERM')).toBe(1);
  expect(api.lines.at(-1)).toMatch(/a bug.*\/apps\/api\/src\/main\.ts:\d+:\d+/u);
}, 60_000);
