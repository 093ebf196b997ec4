import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Metrics } from '../src/metrics/metrics.js';
import { probeCatalogue } from '../src/metrics/probes/probe-catalogue.js';
import { RunningApi } from './support/running-api.js';

const onCi = process.env.CI === 'true';
const has = (program: string): boolean => {
  const found = spawnSync(program, ['--version']).error === undefined;
  if (!found && !onCi) console.warn(`${program} is not installed: its specs did not run`);
  return found || onCi;
};

const names = ['a "quoted" name', String.raw`C:\probes\new`, '支付接口', '🚀 & <b>', "it's {x=1}"];
const target = createServer((_, response) => response.end('fine'));
let api: RunningApi;
const ids: string[] = [];

beforeAll(async () => {
  target.listen(0, '127.0.0.1');
  await once(target, 'listening');
  const { port } = target.address() as AddressInfo;
  api = await RunningApi.start();
  for (const name of names) {
    const input = { name, cron: '1s', target: { http: { url: `http://127.0.0.1:${port}/` } } };
    const { createProbe } = await api.data<{ createProbe: { id: string } }>(
      'mutation ($input: ProbeInput!) { createProbe(input: $input) { id } }',
      { input },
    );
    ids.push(createProbe.id);
    await api.data('mutation ($id: ID!) { checkNow(id: $id) { up } }', { id: createProbe.id });
  }
}, 60_000);
afterAll(async () => {
  await api.stop();
  target.close();
});

/** Name, type, labels and help of every family. */
function catalogue(): string {
  const { registry, lateness, queueTime } = api.app.get(Metrics);
  const families = [...registry.getMetricsAsArray(), lateness, queueTime, ...probeCatalogue];
  const lines = families.map(family => {
    const labels = 'labelNames' in family ? family.labelNames.join(', ') : '';
    return `${family.name} ${family.type} {${labels}}\n    ${family.help}`;
  });
  return `${lines.toSorted().join('\n')}\n`;
}

describe('GET /metrics', () => {
  it('shows the families of the catalogue, and no other', async () => {
    await expect(catalogue()).toMatchFileSnapshot('../src/metrics/metrics.golden.txt');
  });

  it('answers in the text format 0.0.4', async () => {
    const response = await fetch(`${api.url}/metrics`);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(await response.text()).toMatch(/^dialtone_probes\{state="up"\} 5$/mu);
  });

  it("shows the process's own health", async () => {
    const text = await api.text('/metrics');
    for (const sample of [
      /^dialtone_build_info\{version="\d+\.\d+\.\d+",node="v\d+\.\d+\.\d+"\} 1$/mu,
      /^dialtone_probes_armed 5$/mu,
      /^dialtone_checks_running \d+$/mu,
      /^dialtone_checks_queued 0$/mu,
      /^dialtone_runs_planned_total \d+$/mu,
      /^dialtone_runs_total\{ending="unknown",reason="overload"\} 0$/mu,
      /^dialtone_check_queue_seconds_count \d+$/mu,
      /^dialtone_results_waiting \d+$/mu,
      /^dialtone_results_lost_total 0$/mu,
      /^dialtone_check_lateness_seconds_bucket\{le="0\.1"\} \d+$/mu,
      /^nodejs_eventloop_lag_seconds \S+$/mu,
      /^nodejs_eventloop_lag_p99_seconds \S+$/mu,
      /^process_resident_memory_bytes \d+$/mu,
    ])
      expect(text).toMatch(sample);
  });

  it.runIf(has('promtool'))(
    'passes promtool, but for the name that the original chose',
    async () => {
      const { stdout, stderr } = spawnSync('promtool', ['check', 'metrics'], {
        input: await api.text('/metrics'),
        encoding: 'utf8',
      });
      expect(`${stdout}${stderr}`.trim()).toBe(
        'health_check_results counter metrics should have "_total" suffix',
      );
    },
  );

  it.runIf(has('prometheus'))(
    'is read by a real Prometheus, whatever the names hold',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'dialtone-prometheus-'));
      const port = await freePort();
      writeFileSync(
        join(folder, 'prometheus.yml'),
        `scrape_configs: [{job_name: dialtone, scrape_interval: 1s, static_configs: [{targets: ['${api.url.slice(7)}']}]}]`,
      );
      const prometheus = spawn('prometheus', [
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        `--web.listen-address=127.0.0.1:${port}`,
      ]);
      try {
        const seen = async (query: string): Promise<Sample[]> => {
          const url = `http://127.0.0.1:${port}/api/v1/query?query=${encodeURIComponent(query)}`;
          const answer = (await (await fetch(url)).json()) as { data: { result: Sample[] } };
          return answer.data.result;
        };
        await vi.waitFor(
          async () => {
            const series = await seen('health_check_results{status="success"} > 0');
            expect(series.map(({ metric }) => metric.name).toSorted()).toEqual(names.toSorted());
          },
          { timeout: 60_000, interval: 500 },
        );
        expect(await seen('probe_success == 1')).toHaveLength(names.length);
        expect(await seen('health_check_results{status="failed"} == 0')).toHaveLength(names.length);
        expect(await seen('up{job="dialtone"} == 1')).toHaveLength(1);
      } finally {
        const ended = once(prometheus, 'exit');
        prometheus.kill();
        await ended;
        rmSync(folder, { recursive: true, force: true });
      }
    },
    120_000,
  );

  it('shows no series of a probe that was deleted', async () => {
    await api.data('mutation ($ids: [ID!]!) { deleteProbes(ids: $ids) }', { ids });
    const text = await api.text('/metrics');
    expect(text).not.toMatch(/^(?:health_check_results|probe_\w+)\{/mu);
    expect(text).toMatch(/^dialtone_probes_armed 0$/mu);
  });
});

describe('GET /metrics with METRICS_TOKEN', () => {
  it('wants the token, and says so without showing it', async () => {
    const guarded = await RunningApi.start({ METRICS_TOKEN: 'open sesame' });
    try {
      for (const authorization of ['', 'Bearer', 'Bearer open', 'Basic open sesame']) {
        const answer = await fetch(`${guarded.url}/metrics`, { headers: { authorization } });
        expect(answer.status).toBe(401);
        expect(await answer.text()).not.toMatch(/sesame|dialtone_/u);
      }
      const headers = { authorization: 'Bearer open sesame' };
      expect((await fetch(`${guarded.url}/metrics`, { headers })).status).toBe(200);
    } finally {
      await guarded.stop();
    }
  }, 60_000);
});

interface Sample {
  readonly metric: Readonly<Record<string, string>>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
