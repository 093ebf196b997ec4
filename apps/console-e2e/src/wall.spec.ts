import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deadPort } from '@dialtone/checkers/testing';
import { ask, signInByApi } from './ask.js';
import { browserPath } from './browser.js';
import { Stage } from './stage.js';

/** A screen that nobody stands before, in a browser that somebody uses, too. */
describe.skipIf(browserPath === undefined)('a wall whose session is about to end', () => {
  let stage: Stage;
  let wall: Page;
  let checkNow: () => Promise<unknown>;

  beforeAll(async () => {
    stage = await Stage.set();
    const url = `http://127.0.0.1:${stage.targets.http.port}/`;
    await stage.file([{ name: 'shop', cron: '24h', target: { http: { url } } }]);
    const token = await signInByApi(stage.api.url);
    checkNow = () => ask(stage.api.url, 'mutation { checkNow(id: "1") { id } }', {}, token);
    await stage.console.signIn();
    await checkNow();
    await stage.page.goto(`${stage.api.url}/probes/1`);
    await stage.page.getByText('Up', { exact: true }).first().waitFor();
    await bringEndNear(stage.page);
    wall = await stage.page.context().newPage();
  });

  afterAll(() => stage.strike());

  it('renews it by itself', async () => {
    const before = await endOf(stage.page);
    await wall.goto(`${stage.api.url}/wall?every=5&night=off`);
    await expect.poll(() => endOf(wall), { timeout: 10_000 }).toBeGreaterThan(before);
  });

  it('lets no page of that browser miss what happens meanwhile', async () => {
    stage.targets.turnHttp('broken');
    await checkNow();
    await stage.page.getByText('503 Service Unavailable').first().waitFor();
    expect(stage.complaints).toEqual([]);
  });

  it('says itself what happened, and what happens next', async () => {
    const sentence = wall.getByRole('heading', { level: 1 });
    await sentence.filter({ hasText: '1 down' }).waitFor();
    stage.targets.turnHttp('well');
    await checkNow();
    await sentence.filter({ hasText: 'The one probe is up' }).waitFor();
  });
});

describe.skipIf(browserPath === undefined)(
  'a wall with more that is wrong than it has room for',
  () => {
    let stage: Stage;

    beforeAll(async () => {
      stage = await Stage.set();
      const port = await deadPort();
      const tcp = { host: '127.0.0.1', port };
      const names = Array.from({ length: 14 }, (_, at) => `shop ${at + 1}`);
      await stage.file(names.map(name => ({ name, cron: '2s', timeoutMs: 500, target: { tcp } })));
      await stage.console.signIn();
    });
    afterAll(() => stage.strike());

    it.each([900, 600])('shows whole rows and counts the others, %i px high', async height => {
      const { page } = stage;
      await page.setViewportSize({ width: 1280, height });
      await page.goto(`${stage.api.url}/wall?every=3600&night=off`);
      await page.getByRole('heading', { level: 1, name: '14 down' }).waitFor();
      const list = page.locator('app-wrong-list');
      const more = list.getByText(/^\d+ more in the list of probes$/u);
      await more.waitFor();
      const rows = list.locator('li:not([inert])');
      const shown = await rows.count();
      expect(shown).toBeGreaterThan(1);
      expect(shown + Number.parseInt(await more.innerText(), 10)).toBe(14);
      const [end, room] = await Promise.all([rows.last().boundingBox(), more.boundingBox()]);
      expect((end?.y ?? NaN) + (end?.height ?? NaN)).toBeLessThanOrEqual(room?.y ?? NaN);
      expect(await stage.console.barriers()).toEqual([]);
    });
  },
);

/** The console takes its session for one that ends in two hours; the API knows better. */
const bringEndNear = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const session = JSON.parse(localStorage.getItem('dialtone.session') ?? '{}') as object;
    const expiresAt = new Date(Date.now() + 2 * 3_600_000).toISOString();
    localStorage.setItem('dialtone.session', JSON.stringify({ ...session, expiresAt }));
  });

/** In milliseconds since 1970. */
const endOf = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const session = JSON.parse(localStorage.getItem('dialtone.session') ?? '{}') as {
      expiresAt: string;
    };
    return Date.parse(session.expiresAt);
  });
