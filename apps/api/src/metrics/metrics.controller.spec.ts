import { once } from 'node:events';
import { get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import express from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../platform/config.js';
import { nextTurn } from '../platform/next-turn.js';
import type { Block } from './blocks/block.js';
import type { Exposition } from './exposition.js';
import type { Gauges } from './gauges.js';
import { MetricsController } from './metrics.controller.js';

const noGauges = { update: () => undefined } as Gauges;
let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Serves these pages. @returns the request to ask with, and how the answers ended on our side */
async function serving(blocks: () => AsyncGenerator<Block>) {
  const controller = new MetricsController({ blocks } as Exposition, noGauges, readConfig({}));
  const { promise: ended, resolve, reject } = Promise.withResolvers<undefined>();
  server = express()
    .get('/metrics', (request, response) => {
      controller.index(request, response).then(() => {
        resolve(undefined);
      }, reject);
    })
    .listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const ask = async (headers: Record<string, string>): Promise<IncomingMessage> => {
    const request = get({ port, host: '127.0.0.1', path: '/metrics', headers });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return response;
  };
  return { ask, ended };
}

const block = (text: string): Block => ({
  write: page => {
    page.put(Buffer.from(text));
  },
});

async function* twoBlocks(): AsyncGenerator<Block> {
  yield block('one 1\n');
  await nextTurn();
  yield block('two 2\n');
}

describe('GET /metrics', () => {
  it.each([{ 'accept-encoding': 'gzip' }, { 'accept-encoding': 'deflate, gzip;q=0.5' }])(
    'is compressed for whoever takes it: %o',
    async headers => {
      const response = await (await serving(twoBlocks)).ask(headers);
      expect(response.headers).toMatchObject({
        'content-encoding': 'gzip',
        'content-type': 'text/plain; version=0.0.4; charset=utf-8',
        vary: 'Accept-Encoding',
      });
      expect(await text(response.pipe(createGunzip()))).toBe('one 1\ntwo 2\n');
    },
  );

  it.each<Record<string, string>>([
    {},
    { 'accept-encoding': 'identity' },
    { 'accept-encoding': 'gzip;q=0' },
  ])('is plain for everybody else: %o', async headers => {
    const response = await (await serving(twoBlocks)).ask(headers);
    expect(response.headers['content-encoding']).toBeUndefined();
    expect(await text(response)).toBe('one 1\ntwo 2\n');
  });

  it.each<Record<string, string>>([{}, { 'accept-encoding': 'gzip' }])(
    'ends in silence when the reader goes away: %o',
    async headers => {
      let isLetGo = false;
      const { ask, ended } = await serving(async function* endless() {
        try {
          for (;;) {
            await nextTurn();
            yield block(`${Math.random()}\n`.repeat(1000));
          }
        } finally {
          isLetGo = true;
        }
      });
      const response = await ask(headers);
      await once(response, 'data');
      response.destroy();
      await ended;
      expect(isLetGo).toBe(true);
    },
  );

  it('fails, and gives no half an answer as a whole one, when a page cannot be written', async () => {
    const { ask, ended } = await serving(async function* broken() {
      yield block('one 1\n'.repeat(10_000));
      await nextTurn();
      throw new Error('a bug of ours');
    });
    const told = expect(ended).rejects.toThrow('a bug of ours');
    await expect(text(await ask({}))).rejects.toThrow('aborted');
    await told;
  });
});
