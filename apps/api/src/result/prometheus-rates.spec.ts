import { type Clock, SystemClock } from '@dialtone/engine';
import { FakeClock } from '@dialtone/engine/testing';
import { Logger } from '@nestjs/common';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../platform/config.js';
import { Prometheus } from './prometheus.js';
import { PrometheusRates } from './prometheus-rates.js';
import { SuccessRateService } from './success-rate.service.js';
import { SuccessRates } from './success-rates.js';
import { aProbe } from '@dialtone/model/testing';
import { aResult } from './testing/a-result.js';
import { finished } from './testing/result-room.js';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Shares of 1 by name, of HTTP probes, as Prometheus gives them. */
const shares =
  (byName: Readonly<Record<string, string>>): Answer =>
  (_, response) => {
    const result = Object.entries(byName).map(([name, text]) => ({
      // What is empty is no label.
      metric: { ...(name !== '' && { name }), type: 'HTTP' },
      value: [1767225600.123, text],
    }));
    const data = { resultType: 'vector', result };
    response.end(JSON.stringify({ status: 'success', data }));
  };
const share = shares({ shop: '0.75' });
const silence: Answer = () => undefined;

let server: Server;
let answer: Answer;
let asked: string[];
let port: number;
const said: string[] = [];

beforeEach(async () => {
  [asked, answer] = [[], share];
  server = createServer((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://x').searchParams.get('query') ?? '');
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  said.length = 0;
  for (const level of ['log', 'warn'] as const)
    vi.spyOn(Logger.prototype, level).mockImplementation((message: unknown) => {
      said.push(String(message));
    });
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const ratesFrom = (url: string, clock: Clock = new FakeClock()) =>
  new PrometheusRates(new Prometheus(readConfig({ PROMETHEUS_URL: url }), clock), clock);
const here = (path = ''): string => `http://127.0.0.1:${port}${path}`;
const shop = { name: 'shop', type: 'HTTP' } as const;

describe('PrometheusRates', () => {
  it('asks for the share that the two queries of the original make, by name and type', async () => {
    await expect(ratesFrom(here()).of(shop)).resolves.toBe(75);
    const sum = (selector: string) =>
      `sum by (name, type) (rate(health_check_results${selector}[1h]))`;
    expect(asked).toEqual([`${sum('{status="success"}')} / ${sum('')}`]);
  });

  it('asks about one moment, by our clock', async () => {
    const moments: (string | null)[] = [];
    answer = (request, response) => {
      moments.push(new URL(request.url ?? '', 'http://x').searchParams.get('time'));
      share(request, response);
    };
    await ratesFrom(here()).of(shop);
    expect(moments).toEqual(['1767225600.000']);
  });

  it.each(['a "quoted" name', String.raw`C:\new`, 'two\nlines', '支付接口', '🚀 & 100 %', ''])(
    'finds a probe called %j, and puts no name into a query',
    async name => {
      answer = shares({ shop: '0.5', [name]: '0.25' });
      const rates = ratesFrom(here());
      await expect(rates.of({ name, type: 'HTTP' })).resolves.toBe(25);
      await expect(rates.of({ name, type: 'DNS' })).resolves.toBeUndefined();
      await expect(rates.of(shop)).resolves.toBe(50);
      expect(asked).toHaveLength(1);
    },
  );

  it('asks once for ten thousand', async () => {
    const names = Array.from({ length: 10_000 }, (_, id) => `probe ${id}`);
    answer = shares(Object.fromEntries(names.map((name, id) => [name, String(id / 10_000)])));
    const rates = ratesFrom(here());
    const all = await Promise.all(names.map(async name => rates.of({ name, type: 'HTTP' })));
    expect(all.every((rate, id) => Math.abs((rate ?? NaN) - id / 100) < 1e-9)).toBe(true);
    expect(asked).toHaveLength(1);
  });

  it('uses an answer for half a minute', async () => {
    const clock = new FakeClock();
    const rates = ratesFrom(here(), clock);
    await Promise.all([rates.of(shop), rates.of(shop)]);
    clock.advance(29_999);
    await rates.of(shop);
    expect(asked).toHaveLength(1);
    clock.advance(1);
    await rates.of(shop);
    expect(asked).toHaveLength(2);
  });

  it('works below a path, and signs in with the name and password of the URL', async () => {
    const headers: unknown[] = [];
    answer = (request, response) => {
      headers.push([request.url?.split('?')[0], request.headers.authorization]);
      share(request, response);
    };
    const url = here('/prom').replace('http://', 'http://me:p%40ss@');
    await expect(ratesFrom(url).of(shop)).resolves.toBe(75);
    const basic = `Basic ${Buffer.from('me:p@ss').toString('base64')}`;
    expect(headers[0]).toEqual(['/prom/api/v1/query', basic]);
  });

  it.each<[string, Answer]>([
    ['knows nothing at all', shares({})],
    ['knows nothing of the probe', shares({ stall: '1' })],
    ['has seen no check, and divides by nothing', shares({ shop: 'NaN' })],
  ])('says nothing when Prometheus %s', async (_, given) => {
    answer = given;
    await expect(ratesFrom(here()).of(shop)).resolves.toBeUndefined();
    expect(said).toEqual([]);
  });

  it.each<[string, Answer, string]>([
    ['500', (_, response) => response.writeHead(500).end('no'), 'it answered 500'],
    [
      'garbage',
      (_, response) => response.end('<html>'),
      'it answered something else than Prometheus does',
    ],
    [
      'JSON of something else',
      (_, response) => response.end('{"status":"success","data":{}}'),
      'it answered something else than Prometheus does',
    ],
    [
      'half an answer',
      (_, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('{"status"');
        setImmediate(() => response.destroy());
      },
      'other side closed',
    ],
  ])('gives up on an answer of %s, and says why', async (_, given, why) => {
    answer = given;
    await expect(ratesFrom(here()).of(shop)).resolves.toBeUndefined();
    expect(said).toEqual([
      `Prometheus does not answer; success rates come from our own results: ${why}.`,
    ]);
  });

  it('gives up on a refused connection, without telling the password to the log', async () => {
    const rates = ratesFrom(here().replace('http://', 'http://me:secret@'));
    server.close();
    await once(server, 'close');
    await expect(rates.of(shop)).resolves.toBeUndefined();
    expect(said).toEqual([expect.stringContaining('ECONNREFUSED')]);
    expect(said.join()).not.toContain('secret');
  });

  it('waits two seconds for all of a list, and not for each of its lines', async () => {
    answer = silence;
    const rates = ratesFrom(here(), new SystemClock());
    const began = performance.now();
    const list = Array.from({ length: 100 }, async (_, index) =>
      rates.of({ name: `probe ${index}`, type: 'HTTP' }),
    );
    expect(new Set(await Promise.all(list))).toEqual(new Set([undefined]));
    // Two seconds, and room for a busy machine; line by line it would take twenty.
    expect(performance.now() - began).toBeLessThan(8000);
    await rates.of({ name: 'one more', type: 'HTTP' });
    expect(asked).not.toContain(expect.stringContaining('one more'));
    expect(said).toHaveLength(1);
  }, 20_000);

  it('asks again after a rest, and says that Prometheus is back', async () => {
    const clock = new FakeClock();
    const rates = ratesFrom(here(), clock);
    answer = (_, response) => response.writeHead(503).end();
    await rates.of(shop);
    answer = share;
    await expect(rates.of(shop)).resolves.toBeUndefined();
    clock.advance(10_000);
    await expect(rates.of(shop)).resolves.toBe(75);
    expect(said.at(-1)).toBe('Prometheus answers again.');
  });
});

describe('SuccessRateService', () => {
  const service = (url: string | undefined) => {
    const clock = new FakeClock();
    const config = readConfig(url === undefined ? {} : { PROMETHEUS_URL: url });
    const own = new SuccessRates(clock);
    own.count(finished(aResult(0)));
    return new SuccessRateService(own, new PrometheusRates(new Prometheus(config, clock), clock));
  };
  const probe = aProbe({ name: 'shop' });

  it('takes the rate from Prometheus when the operator wants it', async () => {
    await expect(service(here()).of(probe)).resolves.toBe(75);
    expect(service(undefined).of(probe)).toBe(100);
    expect(asked).toHaveLength(1);
  });

  it('takes our own when Prometheus does not answer or knows nothing', async () => {
    answer = shares({});
    await expect(service(here()).of(probe)).resolves.toBe(100);
    answer = (_, response) => response.destroy();
    await expect(service(here()).of(probe)).resolves.toBe(100);
  });
});
