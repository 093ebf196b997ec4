import { CheckFinished, ProbeSaved } from '@dialtone/engine';
import { type Outcome, type Sight, targetInput, type ValidProbe } from '@dialtone/model';
import { built } from './built.ts';
import { aProbe } from './engine-parts.ts';

/** The room of the metrics, put together without the rest of the API; its types are those of its sources. */
export async function aMetricsRoom() {
  const { readConfig } =
    await built<typeof import('../../apps/api/src/platform/config.js')>('platform/config.js');
  const { Exported } =
    await built<typeof import('../../apps/api/src/metrics/exported.js')>('metrics/exported.js');
  const { Exposition } =
    await built<typeof import('../../apps/api/src/metrics/exposition.js')>('metrics/exposition.js');
  const { MetricsListener } = await built<
    typeof import('../../apps/api/src/metrics/metrics.listener.js')
  >('metrics/metrics.listener.js');
  const { Metrics } =
    await built<typeof import('../../apps/api/src/metrics/metrics.js')>('metrics/metrics.js');
  const { CheckResults } = await built<
    typeof import('../../apps/api/src/metrics/probes/check-results.js')
  >('metrics/probes/check-results.js');
  const { ProbeFamilies } = await built<
    typeof import('../../apps/api/src/metrics/probes/probe-families.js')
  >('metrics/probes/probe-families.js');
  const { packed, plain } = await built<
    typeof import('../../apps/api/src/metrics/blocks/sending.js')
  >('metrics/blocks/sending.js');
  const [all, counts] = [new Metrics(), new CheckResults()];
  const exported = new Exported(readConfig({}));
  const shown = new ProbeFamilies(exported);
  const feed = new MetricsListener(all, counts, shown);
  feed.onModuleInit();
  const exposition = new Exposition(all, counts, shown, exported);
  return { feed, exposition, packed, plain };
}

/** An HTTPS probe with a name and an address as they are in the field. */
export function anHttpsProbe(id: number): ValidProbe {
  const url = `https://shop-${id}.example.com/healthz`;
  return {
    ...aProbe(id),
    name: `shop ${id} checkout`,
    application: 'web shop',
    type: 'HTTP',
    address: url,
    target: targetInput.parse({ http: { url } }),
  };
}

export const saved = (probe: ValidProbe) => new ProbeSaved(probe, 'replayed');

/** A check that saw all that there is to see, each in numbers of its own. */
export const finished = (probe: ValidProbe, round: number): CheckFinished =>
  new CheckFinished(probe, new Date(0), new Date(3), outcomeOf(probe.id, round), 0.2);

function outcomeOf(id: number, round: number): Outcome {
  const ms = (most: number) => ((id * 7919 + round * 104_729) % 100_003) * (most / 100_003);
  return {
    up: true,
    latencyMs: ms(180),
    httpStatus: 200,
    phases: [
      { name: 'resolve', durationMs: ms(2) },
      { name: 'connect', durationMs: ms(9) },
      { name: 'tls', durationMs: ms(30) },
      { name: 'processing', durationMs: ms(120) },
      { name: 'transfer', durationMs: ms(4) },
    ],
    sight: sightOf(id, ms(2)),
  };
}

function sightOf(id: number, lookupMs: number): Sight {
  const address = `192.0.${id >> 8}.${id & 255}`;
  const certificate = {
    subject: `CN=shop-${id}.example.com`,
    issuer: 'CN=R11,O=An Authority,C=US',
    names: [`shop-${id}.example.com`],
    serial: '04a1',
    startsAt: 0,
    endsAt: 1.8e12 + id * 1000,
    fingerprint: 'ab'.repeat(32),
    key: 'EC P-256',
  };
  return {
    addresses: [address],
    address,
    lookupMs,
    tls: {
      version: 'TLS 1.3',
      cipher: 'TLS_AES_128_GCM_SHA256',
      trusted: true,
      chain: [certificate, certificate],
      chainEndsAt: certificate.endsAt,
    },
    http: {
      version: '1.1',
      status: 200,
      statusText: 'OK',
      headers: [],
      contentLength: 4000 + (id % 90_000),
      bodyBytes: 4000 + (id % 90_000),
      bodyCut: false,
      excerpt: '',
      finalUrl: '',
      secure: true,
      hops: [],
    },
  };
}
