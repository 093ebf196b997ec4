import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import {
  CheckFinished,
  EngineModule,
  type EngineOptions,
  Bus,
  ProbeRemoved,
  ProbeSaved,
  ResultsWaiting,
  RunsSettled,
} from '@dialtone/engine';
import type { Outcome, Probe, TlsSight, ValidProbe } from '@dialtone/model';
import { anInvalidProbe, aProbe, aTcpTarget } from '@dialtone/model/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Config, readConfig } from '../platform/config.js';
import { Exported } from './exported.js';
import { packed, plain } from './blocks/sending.js';
import { Exposition } from './exposition.js';
import { Metrics } from './metrics.js';
import { MetricsListener } from './metrics.listener.js';
import { CheckResults } from './probes/check-results.js';
import { ProbeFamilies } from './probes/probe-families.js';

const up: Outcome = { up: true, latencyMs: 12.5, phases: [] };
const down: Outcome = { ...up, up: false, reason: 'CONNECT', message: 'Refused.' };
const at = new Date('2026-01-01T00:00:00.000Z');

let app: INestApplicationContext;
let bus: Bus;

beforeEach(async () => {
  const options: EngineOptions = {
    timeZone: 'UTC',
    checksAtOnce: 1,
    egress: { refuses: () => false },
    checkers: {} as EngineOptions['checkers'], // Nothing is checked here.
  };
  const engine = EngineModule.forRoot({ useFactory: () => options });
  const room = Test.createTestingModule({
    imports: [engine],
    providers: [
      { provide: Config, useValue: readConfig({}) },
      Metrics,
      MetricsListener,
      Exported,
      CheckResults,
      ProbeFamilies,
      Exposition,
    ],
  });
  app = await (await room.compile()).init();
  bus = app.get(Bus);
});
afterEach(async () => app.close());

const aTlsSight = (): TlsSight => ({
  version: 'TLS 1.3',
  chain: [
    {
      subject: 'CN=example.com',
      issuer: 'CN=CA',
      names: ['example.com'],
      serial: '01',
      startsAt: 0,
      endsAt: 1.8e12,
      fingerprint: 'ab',
      key: 'EC P-256',
    },
  ],
});

const saved = (probe: Probe): void => {
  bus.publish(new ProbeSaved(probe, 'updated'));
};
const removed = (probe: Probe): void => {
  bus.publish(new ProbeRemoved(probe));
};
const checked = (probe: ValidProbe, outcome: Outcome, lateMs = 0): void => {
  bus.publish(new CheckFinished(probe, at, new Date(at.getTime() + lateMs), outcome, 0));
};

/** The samples of a family as Prometheus reads them: the same with gzip and without. */
async function samples(family: string): Promise<string[]> {
  const exposition = app.get(Exposition);
  const texts = [
    await buffer(plain(exposition.blocks())),
    gunzipSync(await buffer(packed(exposition.blocks()))),
  ];
  const [lines = [], others] = texts.map(text =>
    text
      .toString()
      .split('\n')
      .filter(line => line.startsWith(family)),
  );
  expect(others).toEqual(lines);
  return lines;
}
const counts = async () => samples('health_check_results');

describe('health_check_results', () => {
  it('has both series with 0 from the moment that the probe is scheduled', async () => {
    saved(aProbe({ name: 'shop' }));
    expect(await counts()).toEqual([
      'health_check_results{name="shop",type="HTTP",status="success"} 0',
      'health_check_results{name="shop",type="HTTP",status="failed"} 0',
    ]);
  });

  it('counts each finished check by how it ended, but no failure of our own', async () => {
    const probe = aProbe({ name: 'shop' });
    saved(probe);
    for (const outcome of [up, up, down, { ...down, reason: 'INTERNAL' as const }])
      checked(probe, outcome);
    expect(await counts()).toEqual([
      'health_check_results{name="shop",type="HTTP",status="success"} 2',
      'health_check_results{name="shop",type="HTTP",status="failed"} 1',
    ]);
  });

  it('is shared by the bearers of one name and type, and goes with the last of them', async () => {
    const [one, other] = [aProbe({ id: 1, name: 'shop' }), aProbe({ id: 2, name: 'shop' })];
    for (const probe of [one, other]) saved(probe);
    checked(one, up);
    checked(other, up);
    removed(one);
    expect(await counts()).toContain(
      'health_check_results{name="shop",type="HTTP",status="success"} 2',
    );
    removed(other);
    expect(await counts()).toEqual([]);
  });

  it('leaves with the old name or type, and begins with the new one at 0', async () => {
    const probe = aProbe({ name: 'shop' });
    saved(probe);
    checked(probe, up);
    saved({ ...probe, name: 'store' });
    expect(await counts()).toEqual([
      'health_check_results{name="store",type="HTTP",status="success"} 0',
      'health_check_results{name="store",type="HTTP",status="failed"} 0',
    ]);
    saved(aProbe({ name: 'store', target: aTcpTarget() }));
    expect(await counts()).toEqual([
      'health_check_results{name="store",type="TCP",status="success"} 0',
      'health_check_results{name="store",type="TCP",status="failed"} 0',
    ]);
  });

  it('does not begin before a paused probe is scheduled, and goes on while it pauses again', async () => {
    const probe = aProbe({ name: 'shop' });
    saved({ ...probe, enabled: false });
    saved(anInvalidProbe({ id: 2 }));
    expect(await counts()).toEqual([]);
    saved(probe);
    checked(probe, up);
    saved({ ...probe, enabled: false });
    saved(probe);
    expect((await counts())[0]).toMatch(/ 1$/u);
  });

  it('counts a check under the name that the probe has been given while it ran', async () => {
    const probe = aProbe({ name: 'shop' });
    saved(probe);
    saved({ ...probe, name: 'store' });
    checked(probe, up);
    expect(await counts()).toEqual([
      'health_check_results{name="store",type="HTTP",status="success"} 1',
      'health_check_results{name="store",type="HTTP",status="failed"} 0',
    ]);
  });

  it.each([
    ['a "quoted" name', String.raw`a \"quoted\" name`],
    [String.raw`C:\new`, String.raw`C:\\new`],
    ['two\nlines', String.raw`two\nlines`],
    ['支付接口 🚀', '支付接口 🚀'],
    ['{a="b"} 1', String.raw`{a=\"b\"} 1`],
  ])('shows the name %j as Prometheus reads it', async (name, shown) => {
    saved(aProbe({ name }));
    expect((await counts())[0]).toBe(
      `health_check_results{name="${shown}",type="HTTP",status="success"} 0`,
    );
  });
});

describe('the gauges of a probe', () => {
  const labels = (name: string, application = '') =>
    `{probe_id="1",name="${name}",type="HTTP",application="${application}",instance="https://example.com/healthz"}`;
  const both = async () => [
    ...(await samples('probe_success')),
    ...(await samples('probe_duration_seconds')),
  ];

  it('show the last check', async () => {
    const probe = aProbe({ name: 'shop', application: 'web' });
    saved(probe);
    expect(await both()).toEqual([]);
    checked(probe, up);
    checked(probe, { ...down, latencyMs: 3000 });
    expect(await both()).toEqual([
      `probe_success${labels('shop', 'web')} 0`,
      `probe_duration_seconds${labels('shop', 'web')} 3`,
    ]);
  });

  it('take the new name at once, and keep no series of the old one', async () => {
    const probe = aProbe({ name: 'shop' });
    saved(probe);
    checked(probe, up);
    saved({ ...probe, name: 'store' });
    expect(await both()).toEqual([
      `probe_success${labels('store')} 1`,
      `probe_duration_seconds${labels('store')} 0.0125`,
    ]);
    checked(probe, down); // It had begun under the old name.
    expect(await samples('probe_success')).toEqual([`probe_success${labels('store')} 0`]);
  });

  it.each<[string, (probe: ValidProbe) => void]>([
    [
      'paused',
      probe => {
        saved({ ...probe, enabled: false });
      },
    ],
    [
      'made invalid',
      () => {
        saved(anInvalidProbe());
      },
    ],
    ['removed', removed],
  ])('leave at once when the probe is %s', async (_, change) => {
    const probe = aProbe();
    saved(probe);
    checked(probe, up);
    change(probe);
    expect(await both()).toEqual([]);
  });

  it('do not come back with a check of a paused probe that somebody asked for', async () => {
    const probe = aProbe({ enabled: false });
    saved(probe);
    checked(probe, up);
    expect(await both()).toEqual([]);
  });
});

describe('the families of blackbox_exporter', () => {
  const answered: Outcome = {
    up: true,
    latencyMs: 20,
    phases: [
      { name: 'resolve', durationMs: 1 },
      { name: 'connect', durationMs: 2 },
    ],
    sight: { addresses: ['192.0.2.1'], address: '192.0.2.1', lookupMs: 1, tls: aTlsSight() },
  };
  const shown = async () => samples('probe_');

  it('show what the last check saw, with the id of the probe before their own labels', async () => {
    const probe = aProbe({ name: 'shop' });
    saved(probe);
    checked(probe, answered);
    expect(await shown()).toEqual(
      expect.arrayContaining([
        'probe_ip_protocol{probe_id="1"} 4',
        'probe_http_duration_seconds{probe_id="1",phase="connect"} 0.002',
        'probe_ssl_earliest_cert_expiry{probe_id="1"} 1800000000',
      ]),
    );
  });

  it('keep no sample that the last check has not seen', async () => {
    const probe = aProbe();
    saved(probe);
    checked(probe, answered);
    checked(probe, down);
    const names = (await shown()).map(line => line.replace(/\{.*/u, ''));
    expect(names).toContain('probe_http_status_code');
    expect(names).not.toContain('probe_ssl_earliest_cert_expiry');
    expect(names).not.toContain('probe_ip_protocol');
  });

  it('take the new name at once, and leave with the probe', async () => {
    const probe = aProbe({ name: 'shop' });
    saved(probe);
    checked(probe, answered);
    saved({ ...probe, name: 'store' });
    expect(await samples('probe_success')).toEqual([expect.stringContaining('name="store"')]);
    saved({ ...probe, enabled: false });
    expect(await shown()).toEqual([]);
    saved(probe);
    checked(probe, answered);
    removed(probe);
    expect(await shown()).toEqual([]);
  });
});

describe("the house's own metrics", () => {
  it('count planned runs once they are on record, each ending from the start', async () => {
    expect(await samples('dialtone_runs_total')).toEqual([
      'dialtone_runs_total{ending="up",reason=""} 0',
      'dialtone_runs_total{ending="degraded",reason=""} 0',
      'dialtone_runs_total{ending="down",reason=""} 0',
      'dialtone_runs_total{ending="maintenance",reason=""} 0',
      'dialtone_runs_total{ending="unknown",reason="overlap"} 0',
      'dialtone_runs_total{ending="unknown",reason="overload"} 0',
      'dialtone_runs_total{ending="unknown",reason="stopped"} 0',
      'dialtone_runs_total{ending="unknown",reason="internal"} 0',
      'dialtone_runs_total{ending="unknown",reason="storage"} 0',
    ]);
    const settled = { ending: 'unknown', reason: 'stopped', runs: 4 } as const;
    bus.publish(new RunsSettled([{ ending: 'up', runs: 500 }, settled]));
    bus.publish(new RunsSettled([settled]));
    expect(await samples('dialtone_runs_total')).toEqual(
      expect.arrayContaining([
        'dialtone_runs_total{ending="up",reason=""} 500',
        'dialtone_runs_total{ending="unknown",reason="stopped"} 8',
      ]),
    );
  });

  it('show how late the planned checks were, how long checks waited, and why checks were not up', async () => {
    const probe = aProbe();
    checked(probe, up, 30);
    checked(probe, { ...down, reason: 'INTERNAL' }, -5);
    bus.publish(new CheckFinished(probe, undefined, at, down, 20));
    const lateness = await samples('dialtone_check_lateness_seconds');
    expect(lateness).toContain('dialtone_check_lateness_seconds_count 2');
    expect(lateness).toContain('dialtone_check_lateness_seconds_sum 0.03');
    const queued = await samples('dialtone_check_queue_seconds');
    expect(queued).toContain('dialtone_check_queue_seconds_count 3');
    expect(queued).toContain('dialtone_check_queue_seconds_sum 0.02');
    expect(await samples('dialtone_checks_finished_total')).toEqual([
      'dialtone_checks_finished_total{type="HTTP",reason=""} 1',
      'dialtone_checks_finished_total{type="HTTP",reason="INTERNAL"} 1',
      'dialtone_checks_finished_total{type="HTTP",reason="CONNECT"} 1',
    ]);
  });

  it('show what waits to be written, and count what was lost', async () => {
    for (const [waiting, lost] of [
      [240_000, 5],
      [240_000, 12],
      [0, 12],
    ] as const)
      bus.publish(new ResultsWaiting(waiting, lost));
    expect(await samples('dialtone_results_waiting')).toEqual(['dialtone_results_waiting 0']);
    expect(await samples('dialtone_results_lost_total')).toEqual([
      'dialtone_results_lost_total 12',
    ]);
  });
});
