import { fork } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { join } from 'node:path';
import { checkers, createEgress, defaultEgressDeny } from '@dialtone/checkers';
import { targetInput, type Target } from '@dialtone/model';
import { cpuUsEach, heapBytes, median } from './measure.ts';
import type { Row } from './table.ts';

const rounds = 7;
const checksPerRound = 2000;
const atOnce = 50;

/** One HTTP check over a fresh connection, against the bare client of Node in the same run. */
export async function benchHttp(): Promise<Row[]> {
  const server = fork(join(import.meta.dirname, 'http-server.ts'));
  const [address] = (await once(server, 'message')) as [{ port: number }];
  const url = `http://127.0.0.1:${address.port}/`;
  const ways = { ours: ourCheck(url), bare: () => bareRequest(url) };
  const us = { ours: [] as number[], bare: [] as number[] };
  // The first round warms both up and is not counted; then they take turns, so that noise hits both.
  for (let round = 0; round <= rounds; round += 1) {
    for (const way of ['bare', 'ours'] as const) {
      const each = await cpuUsEach(checksPerRound, () => many(ways[way]));
      if (round > 0) us[way].push(each);
    }
  }
  const before = heapBytes();
  await many(ways.ours);
  const kept = (heapBytes() - before) / checksPerRound;
  server.disconnect();
  return [
    {
      what: 'HTTP check, CPU',
      value: median(us.ours),
      unit: 'µs',
      yardstick: { what: 'node:http, agent: false', value: median(us.bare) },
    },
    { what: 'HTTP check, heap kept afterwards', value: Math.max(kept, 0), unit: 'B' },
    {
      what: 'The process after 34,000 requests, RSS',
      value: process.memoryUsage().rss / 2 ** 20,
      unit: 'MiB',
    },
  ];
}

function ourCheck(url: string): () => Promise<void> {
  const target: Target = targetInput.parse({ http: { url } });
  if (target.type !== 'http') throw new Error('Not an HTTP target.');
  const egress = createEgress({ deny: defaultEgressDeny, allow: [] });
  return async () => {
    const { signal } = new AbortController();
    const outcome = await checkers.http(target, {
      signal,
      timeoutMs: 10_000,
      egress,
      now: () => Date.now(),
      after: () => () => undefined,
    });
    if (!outcome.up) throw new Error(outcome.message);
  };
}

const bareRequest = (url: string): Promise<void> =>
  new Promise((resolve, reject) => {
    request(url, { agent: false }, answer => {
      answer.resume().once('end', resolve);
    })
      .once('error', reject)
      .end();
  });

async function many(once: () => Promise<void>): Promise<void> {
  let left = checksPerRound;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await once();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
