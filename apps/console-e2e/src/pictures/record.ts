import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { ApiProcess } from '../api-process.js';
import { openPage } from '../browser.js';
import { Console } from '../console.js';
import { startTargets } from '../targets.js';
import { ask, signInByApi } from '../ask.js';
import { looks, open, viewsIn } from './looks.js';
import { filePast, type Past } from './past.js';
import { type Answer, operationOf, type Scene, scenePath } from './scene.js';

/** Never in the time that anybody looks. */
const seldom = '0 0 1 1 *';
const names = 'api web search mail login queue cache export webhook billing reports edge'.split(
  ' ',
);
const applications = ['checkout', 'identity', 'office', 'platform'];

/**
 * Plays a fleet in all its states, with eight days behind it, and keeps what the API says to somebody who goes through the
 * console.
 */
export async function record(browser: Browser): Promise<Scene> {
  const targets = await startTargets();
  const first = await ApiProcess.start();
  const live = await fileProbes(first.url, targets);
  await first.stop();
  await filePast(first.folder, pastsOf(live), Date.now());
  const api = await ApiProcess.start(first.folder);
  await announce(api.url);
  await seen(api.url, live, true);
  targets.turnHttp('broken');
  await seen(api.url, live, false);
  const scene = { answers: [] as Answer[], heard: {} as Record<string, unknown> };
  let paths = { probe: '/', result: '/' };
  for (const look of looks) {
    const { text, colorScheme, viewport } = look;
    const options = { colorScheme, viewport };
    const { page } = await openPage(browser, { locale: text.locale, ...options });
    listen(page, scene);
    await new Console(page, api.url, text).signIn();
    if (paths.probe === '/') paths = await pathsFrom(page, api.url, live);
    for (const view of viewsIn(look)) await open(page, api.url, view, look, { paths });
    await page.context().close();
  }
  const at = new Date().toISOString();
  await api.stop();
  api.forget();
  await targets.close();
  const whole: Scene = { at, paths, ...scene };
  mkdirSync(dirname(scenePath), { recursive: true });
  writeFileSync(scenePath, `${JSON.stringify(whole)}\n`);
  return whole;
}

/** @returns the id of the one that is checked for real */
async function fileProbes(url: string, targets: Awaited<ReturnType<typeof startTargets>>) {
  const token = await signInByApi(url);
  const create = async (input: object): Promise<number> => {
    const mutation = 'mutation ($input: ProbeInput!) { createProbe(input: $input) { id } }';
    const { createProbe } = await ask<{ createProbe: { id: string } }>(
      url,
      mutation,
      { input },
      token,
    );
    return Number(createProbe.id);
  };
  for (const [place, name] of [...names, ...names, ...names].entries())
    await create({
      name: `${name}-${['fra', 'iad', 'sin'][Math.floor(place / names.length)] ?? ''}`,
      application: applications[place % applications.length],
      tags: place % 3 === 0 ? ['eu', 'prod'] : ['prod'],
      ...{ cron: seldom, enabled: place % 17 !== 16 },
      target: { http: { url: `https://${name}.example.com/healthz` } },
    });
  await create({ name: 'fresh', cron: seldom, target: { icmp: { host: '127.0.0.1' } } });
  await create({
    ...{ name: 'database', application: 'platform', tags: ['prod'], cron: '5s' },
    target: {
      tcp: {
        ...{ host: '127.0.0.1', port: targets.tcp.port },
        expectations: [
          { subject: 'LATENCY', comparison: 'LESS', values: ['0.01'], severity: 'DEGRADED' },
        ],
      },
    },
  });
  return create({
    ...{ name: 'shop', application: 'checkout', tags: ['eu', 'prod'], cron: '5s' },
    target: {
      http: {
        url: targets.http.url,
        expectations: [
          { subject: 'HEADER', name: 'x-release', comparison: 'EQUALS', values: ['41'] },
          { subject: 'JSON', name: '$.status', comparison: 'EQUALS', values: ['ok'] },
        ],
      },
    },
  });
}

/** A window that is open for one of those that are down, and one that opens every night. */
async function announce(url: string): Promise<void> {
  const token = await signInByApi(url);
  const create = async (input: object) =>
    ask(
      url,
      'mutation ($input: MaintenanceInput!) { createMaintenance(input: $input) { id } }',
      { input },
      token,
    );
  const from = Date.now() - 600_000;
  await create({
    ...{
      title: 'New mail server',
      probeIds: [String(1 + names.indexOf('mail') + 2 * names.length)],
    },
    from: new Date(from).toISOString(),
    until: new Date(from + 3 * 3_600_000).toISOString(),
  });
  await create({
    ...{ title: 'Backup', applications: ['office'] },
    ...{ cron: '0 3 * * *', timeZone: 'UTC', durationMinutes: 60 },
  });
}

/** Waits until the probe was found up, or not. */
async function seen(url: string, id: number, up: boolean): Promise<void> {
  const token = await signInByApi(url);
  const query = `{ probe(id: "${id}") { lastResult { up } } }`;
  for (;;) {
    const { probe } = await ask<{ probe: { lastResult: { up: boolean } | null } }>(
      url,
      query,
      {},
      token,
    );
    if (probe.lastResult?.up === up) return;
    await new Promise(resolve => setTimeout(resolve, 500));
  }
}

const down = { reason: 'STATUS', message: 'answered 503, expected 200' };

/** The two before the last were just filed: one is never looked at, one is checked for real. */
const pastsOf = (live: number): Past[] =>
  Array.from({ length: live }, (_, at) => ({
    ...{ probeId: at + 1, usualMs: 12 + ((at * 37) % 90), down },
    outages: [
      ...(at % 11 === 5 && at + 1 < live ? [[3, 0] as const] : []),
      ...(at % 7 === 2 || at + 1 === live ? [[30, 28] as const, [14, 13.5] as const] : []),
    ],
    ...(at % 13 === 7 && { degradedH: 2 }),
  })).filter(({ probeId }) => probeId <= live - 3 || probeId === live);

/** Where the probe is that fails for real, once it has failed, and one of its failures. */
async function pathsFrom(page: Page, url: string, live: number) {
  const probe = `/probes/${live}`;
  await page.goto(`${url}${probe}`);
  const failure = page.locator('app-failure-list a').last();
  await failure.waitFor();
  const result = (await failure.getAttribute('href')) ?? probe;
  return { probe, result };
}

function listen(
  page: Page,
  { answers, heard }: { answers: Answer[]; heard: Record<string, unknown> },
): void {
  page.on('response', response => {
    const text = response.request().postData();
    if (!response.url().endsWith('/graphql') || text === null) return;
    const { query, variables } = JSON.parse(text) as { query: string; variables: unknown };
    const operation = operationOf(query);
    if (operation === 'Login') return;
    response.json().then(
      (answer: unknown) => answers.push({ operation, variables, answer }),
      // The page went on before the answer was read.
      () => undefined,
    );
  });
  page.on('websocket', socket => {
    const asked = new Map<string, string>();
    socket.on('framesent', ({ payload }) => {
      const { type, id, payload: sent } = JSON.parse(String(payload)) as Frame;
      if (type === 'subscribe' && id !== undefined) asked.set(id, operationOf(sent?.query ?? ''));
    });
    socket.on('framereceived', ({ payload }) => {
      const { type, id = '', payload: said } = JSON.parse(String(payload)) as Frame;
      const operation = asked.get(id);
      // Of the pulse the latest counts; of what changes a list the first, which is whole.
      if (type === 'next' && operation === 'FleetPulse') heard[operation] = said;
      else if (type === 'next' && operation !== undefined) heard[operation] ??= said;
    });
  });
}

interface Frame {
  readonly type: string;
  readonly id?: string;
  readonly payload?: { readonly query?: string };
}
