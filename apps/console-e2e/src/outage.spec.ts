import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath } from './browser.js';
import { Stage } from './stage.js';

describe.skipIf(browserPath === undefined)('an outage', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.set();
    const http = { url: stage.targets.http.url, expectedBody: '"ok"' };
    const rest = ['search', 'mail', 'login'].map(name => ({
      ...{ name, cron: '1s', application: 'office' },
      target: { tcp: { host: '127.0.0.1', port: stage.targets.tcp.port } },
    }));
    await stage.file([
      { name: 'shop', cron: '1s', application: 'sales', target: { http } },
      ...rest,
    ]);
    await stage.console.signIn();
  });
  afterAll(() => stage.strike());

  const attention = () => stage.page.getByRole('region', { name: 'Needs attention' });

  it('is not there while all is well', async () => {
    await stage.page.getByRole('link', { name: 'Overview' }).click();
    await attention().getByText('Nothing is wrong').waitFor();
    await attention().getByText('4 probes are up.').waitFor();
    await stage.page.getByRole('heading', { level: 1, name: /up/iu }).waitFor();
    expect(await stage.console.barriers()).toEqual([]);
  });

  it('comes first on the overview, by itself, with what is wrong and since when', async () => {
    stage.targets.turnHttp('broken');
    const wrong = attention().getByRole('listitem').filter({ hasText: 'shop' });
    await wrong.getByText('503').waitFor();
    await wrong.locator('app-state-pill').filter({ hasText: 'Down' }).waitFor();
    await stage.page
      .getByRole('region', { name: 'Last changes' })
      .getByRole('link', { name: 'shop' })
      .first()
      .waitFor();
    expect(await stage.page.title()).toMatch(/down/iu);
    expect(await stage.console.barriers()).toEqual([]);
  });

  it('leads to the page of the probe, where the failure stands beside the last good answer', async () => {
    await attention().getByRole('link', { name: 'shop' }).click();
    await stage.page.getByRole('heading', { level: 1, name: 'shop' }).waitFor();
    const compared = stage.page.locator('app-compared-view').first();
    await compared.getByText('503 Service Unavailable').first().waitFor();
    await compared.getByText('200 OK').first().waitFor();
    await compared.getByText('out of order').waitFor();
    expect(await stage.console.barriers()).toEqual([]);
  });

  it('leads on to the evidence of one check: its phases and each expectation, as it was and should have been', async () => {
    await stage.page.locator('app-failure-list a').last().click();
    await stage.page.waitForURL(/\/results\//u);
    await stage.page.locator('app-waterfall').first().waitFor();
    await stage.page.getByText('STATUS').first().waitFor();
    expect(await stage.console.barriers()).toEqual([]);
  });

  it('stands on a wall in large letters, and goes from it when it is over', async () => {
    await stage.page.goto(`${stage.api.url}/wall?every=5&night=off`);
    const sentence = stage.page.getByRole('heading', { level: 1 });
    await sentence.filter({ hasText: /down/iu }).waitFor();
    await stage.page.locator('app-wrong-list').getByText('shop').waitFor();
    expect(await stage.console.barriers()).toEqual([]);
    // In turn, without anybody at the keyboard; and at a key.
    await stage.page.locator('app-heat-map canvas').waitFor();
    expect(await stage.console.barriers()).toEqual([]);
    await stage.page.keyboard.press('ArrowRight');
    await stage.page.locator('app-fleet-numbers').waitFor();
    expect(await stage.console.barriers()).toEqual([]);
    stage.targets.turnHttp('well');
    await sentence.filter({ hasNotText: /down/iu }).waitFor();
    expect(await stage.page.locator('app-wrong-list').count()).toBe(0);
    await stage.page.keyboard.press('Escape');
    await attention().getByText('Nothing is wrong').waitFor();
    expect(stage.complaints).toEqual([]);
  });

  it('is kept out of the eyes at night, without going out', async () => {
    const hour = new Date().getHours();
    await stage.page.goto(`${stage.api.url}/wall?night=${hour}-${(hour + 2) % 24}`);
    await stage.page.locator('app-wall.dim').waitFor();
  });
});
