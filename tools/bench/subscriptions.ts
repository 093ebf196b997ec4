import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { median } from './measure.ts';
import { cpuUsOf } from './process-cpu.ts';
import { ServedApi } from './served-api.ts';
import type { Row } from './table.ts';
import { fillWithProbes, fleetSize } from './ten-thousand.ts';

const rounds = 3;
const windowMs = 8000;
const settleMs = 3000;
const perSecond = 1000;
const consoles = 100;
/** Rows on the screen of a console. */
const visible = 100;
/** So many of them follow the states of all. */
const ofEverything = 5;

/** As the console's list asks. */
const updates = `subscription ($filter: ProbeFilter, $probeIds: [ID!], $statesOnly: Boolean) {
  probeUpdates(filter: $filter, probeIds: $probeIds, statesOnly: $statesOnly) {
    snapshot removed checks changes summary { total up down degraded pending paused invalid }
    updates { id state stateReason stateSince successRate lastCheckAt up latencyMs reason message
      probe { id name application type address cron enabled } } } }`;

/** What it costs to keep a hundred consoles live while a thousand checks a second finish, in a core's CPU. */
export async function benchSubscriptions(): Promise<Row[]> {
  const api = await ServedApi.start(fillWithProbes(9), join(import.meta.dirname, 'talking-api.ts'));
  try {
    api.say({ perSecond });
    await sleep(settleMs);
    const shares: number[] = [];
    const messages: number[] = [];
    // They take turns, so that what else the process and the machine do hits both.
    for (let round = 0; round <= rounds; round += 1) {
      const without = await shareOver(api.pid);
      const heard = { messages: 0 };
      const clients = await Promise.all(
        Array.from({ length: consoles }, async (_, index) => open(api, index, heard)),
      );
      await sleep(settleMs);
      const before = heard.messages;
      const among = await shareOver(api.pid);
      if (round > 0) {
        shares.push(among - without);
        messages.push((heard.messages - before) / (windowMs / 1000));
      }
      for (const client of clients) client.terminate();
      await sleep(settleMs / 3);
    }
    return [
      {
        what: '100 consoles at 1,000 checks a second, CPU of a core beyond none',
        value: median(shares) * 100,
        unit: '%',
        goal: { most: 25, of: 'value' },
      },
      { what: 'Messages to all of them, a second', value: median(messages), unit: '' },
    ];
  } finally {
    await api.stop();
  }
}

async function shareOver(pid: number): Promise<number> {
  const [cpu, began] = [cpuUsOf(pid), performance.now()];
  await sleep(windowMs);
  return (cpuUsOf(pid) - cpu) / 1000 / (performance.now() - began);
}

interface Heard {
  messages: number;
}

/** Resolves with the first message. */
async function open(api: ServedApi, index: number, heard: Heard): Promise<Client> {
  const client = createClient({
    url: `${api.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: api.authorization },
    retryAttempts: 0,
  });
  const ids = Array.from({ length: visible }, (_, row) =>
    String(((index * visible + row) % fleetSize) + 1),
  );
  const variables = index < ofEverything ? { statesOnly: true } : { probeIds: ids };
  const { promise, resolve } = Promise.withResolvers<Client>();
  client.subscribe(
    { query: updates, variables },
    {
      next: ({ errors }) => {
        if (errors) throw new Error(JSON.stringify(errors));
        heard.messages += 1;
        resolve(client);
      },
      // Ours, when a round is over.
      error: () => undefined,
      complete: () => undefined,
    },
  );
  return promise;
}
