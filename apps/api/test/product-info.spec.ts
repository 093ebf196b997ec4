import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { version } from '../src/platform/version.js';
import { Bus, ResultsWaiting } from '@dialtone/engine';
import { RunningApi } from './support/running-api.js';

const question =
  '{ productInfo { version node startedAt timeZone database databaseVersion trouble resultsWaiting resultsLost checksRunning checksQueued checksAtOnce } }';

interface Answer {
  readonly productInfo: Record<string, unknown>;
}

describe('what runs here', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await RunningApi.start({ TIME_ZONE: 'Asia/Shanghai', CHECKS_AT_ONCE: '77' });
  }, 60_000);
  afterAll(() => api.stop(), 60_000);

  it('is told to whoever is signed in', async () => {
    const { productInfo } = await api.data<Answer>(question);
    expect(productInfo).toMatchObject({
      version,
      node: process.versions.node,
      timeZone: 'Asia/Shanghai',
      database: 'SQLITE',
      databaseVersion: expect.stringMatching(/^3\.\d+\.\d+$/u) as string,
      trouble: null,
      resultsWaiting: 0,
      resultsLost: 0,
      checksRunning: 0,
      checksQueued: 0,
      checksAtOnce: 77,
    });
    expect(Date.parse(String(productInfo.startedAt))).toBeLessThanOrEqual(Date.now());
  });

  it('says what waits and what is wrong, as /readyz does', async () => {
    const trouble = { since: Date.now() - 60_000, why: 'There is no room for the database.' };
    api.app.get(Bus).publish(new ResultsWaiting(5, 0, trouble));
    const { productInfo } = await api.data<Answer>(question);
    expect(productInfo).toMatchObject({ resultsWaiting: 5, resultsLost: 0 });
    expect(productInfo.trouble).toMatch(/^There is no room for the database\. Nothing could/u);
  });
});
