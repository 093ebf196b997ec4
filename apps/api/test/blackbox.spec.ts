import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ApiProcess, build } from './support/api-process.js';
import { RunningApi } from './support/running-api.js';

const folder = mkdtempSync(join(tmpdir(), 'dialtone-blackbox-'));
const config = join(folder, 'blackbox.yml');
const good = `modules:
  http_2xx: {prober: http, http: {basic_auth: {username: me, password: hush}}}
  fixed: {prober: http, http: {headers: {Host: fixed.example}}}
  slow: {prober: http, timeout: 300ms}`;
const write = (text: string): void => {
  writeFileSync(config, text);
};

const server = createServer((request, response) => {
  if (request.url !== '/silent') response.end('fine');
});
let target: string;
let api: RunningApi;
const bearer = { authorization: 'Bearer sesame' };
const ask = async (query: string, headers: Record<string, string> = bearer): Promise<Response> =>
  fetch(`${api.url}/probe?${query}`, { headers });

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  target = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  write(good);
  api = await RunningApi.start({ BLACKBOX_CONFIG: config, METRICS_TOKEN: 'sesame' });
}, 60_000);
afterAll(async () => {
  await api.stop();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

describe('GET /probe', () => {
  it('answers in the text format, up or down', async () => {
    const up = await ask(`target=${target}`);
    expect(up.status).toBe(200);
    expect(up.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(await up.text()).toMatch(/^probe_success 1$/mu);
    const down = await ask('target=127.0.0.1:1');
    expect(down.status).toBe(200);
    expect(await down.text()).toMatch(/^probe_success 0$/mu);
    expect(await (await ask('target=http://[::1/')).text()).toMatch(/^probe_success 0$/mu);
  });

  it.each([
    ['module=none', {}, 400, 'Unknown module "none"'],
    [
      'module=fixed',
      { 'x-prometheus-scrape-timeout-seconds': 'ten' },
      500,
      'Failed to parse timeout from Prometheus header: "ten" is no number',
    ],
    ['module=fixed', {}, 400, 'Target parameter is missing'],
    [
      'module=fixed&target=x&hostname=other.example',
      {},
      400,
      "host header defined both in module configuration (fixed.example) and with URL-parameter 'hostname' (other.example)",
    ],
  ])('refuses %s with %j', async (query, headers, status, text) => {
    const answer = await ask(query, { ...bearer, ...headers });
    expect(answer.status).toBe(status);
    expect(await answer.text()).toBe(`${text}\n`);
  });

  it('ends by the time of the module', async () => {
    const began = performance.now();
    const text = await (await ask(`module=slow&target=${target}/silent`)).text();
    expect(text).toMatch(/^probe_success 0$/mu);
    expect(performance.now() - began).toBeLessThan(3000);
  });

  it('wants the token', async () => {
    expect((await ask(`target=${target}`, {})).status).toBe(401);
    expect((await ask(`target=${target}`, { authorization: 'Bearer x' })).status).toBe(401);
  });

  it('tells what happened, what was seen and how the module is written, without its secrets', async () => {
    const text = await (await ask(`target=${target}&debug=true`)).text();
    for (const part of [
      /^Logs for the probe:$/mu,
      /^Probe succeeded in /mu,
      /^Metrics that would have been returned:$/mu,
      /^probe_http_status_code 200$/mu,
      /^Module configuration:$/mu,
      /password: <secret>/u,
    ])
      expect(text).toMatch(part);
    expect(text).not.toContain('hush');
  });

  it('counts who asks for what there is not', async () => {
    const metrics = await api.text('/metrics', bearer);
    expect(metrics).toMatch(/^blackbox_module_unknown_total [1-9]/mu);
    expect(metrics).toMatch(/^blackbox_exporter_config_last_reload_successful 1$/mu);
  });
});

describe('the modules', () => {
  const reload = async (authorization: string): Promise<Response> =>
    fetch(`${api.url}/-/reload`, { method: 'POST', headers: { authorization } });
  beforeEach(() => {
    write(good);
  });

  it('are read again by whoever is signed in or bears the token, and by nobody else', async () => {
    expect((await reload('')).status).toBe(401);
    expect((await reload('Bearer none')).status).toBe(401);
    write(`${good}\n  new: {prober: tcp}`);
    expect((await reload(`Bearer ${api.token}`)).status).toBe(200);
    expect((await ask('module=new&target=127.0.0.1:1')).status).toBe(200);
    expect((await reload('Bearer sesame')).status).toBe(200);
  });

  it('stay when the file is wrong, which is told', async () => {
    write('modules: {a: {prober: ftp}}');
    const answer = await reload('Bearer sesame');
    expect(answer.status).toBe(500);
    expect(await answer.text()).toBe(
      'blackbox.yml:1: modules.a.prober holds “ftp”; it may hold one of http, tcp, dns, icmp, grpc.\n',
    );
    expect((await ask(`target=${target}`)).status).toBe(200);
    expect(await api.text('/metrics', bearer)).toMatch(
      /^blackbox_exporter_config_last_reload_successful 0$/mu,
    );
  });

  it('are read again on SIGHUP', async () => {
    write(`${good}\n  hung: {prober: tcp}`);
    process.emit('SIGHUP');
    expect((await ask('module=hung&target=127.0.0.1:1')).status).toBe(200);
  });
});

it('is not there unless BLACKBOX_CONFIG is set', async () => {
  const plain = await RunningApi.start();
  try {
    expect((await fetch(`${plain.url}/probe?target=${target}`)).status).toBe(404);
    const authorization = `Bearer ${plain.token}`;
    const reload = { method: 'POST', headers: { authorization } };
    expect((await fetch(`${plain.url}/-/reload`, reload)).status).toBe(404);
    expect(await plain.text('/metrics')).not.toContain('blackbox_');
  } finally {
    await plain.stop();
  }
}, 60_000);

it('ends the start with 78 and the sentences when the file is wrong', async () => {
  build();
  write('modules:\n  a: {prober: http, tiemout: 5s}');
  const started = new ApiProcess({ BLACKBOX_CONFIG: config });
  expect(await started.code()).toBe(78);
  expect(started.stderr).toMatch(/^blackbox\.yml:2: modules\.a\.tiemout is not known; known are /u);
}, 120_000);
