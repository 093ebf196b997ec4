import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath } from './browser.js';
import { Stage } from './stage.js';
import { words } from './words.js';

const text = words.zh;
const pages = ['/', '/probes', '/maintenance', '/settings', '/probes/import', '/wall'];

describe.skipIf(browserPath === undefined)('an operator with a phone, in Chinese', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.set(
      { viewport: { width: 390, height: 844 }, hasTouch: true, colorScheme: 'dark' },
      text,
    );
  });
  afterAll(() => stage.strike());

  /** What reaches beyond the screen, of the page as a whole. */
  const beyond = () => stage.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

  it('signs in, and creates a probe', async () => {
    await stage.console.signIn();
    expect(await beyond()).toBe(0);
    await stage.console.create('HTTP', 'shop', { URL: stage.targets.http.url });
    await stage.page.getByRole('link', { name: 'shop' }).waitFor();
    await stage.page.locator('app-state-pill').filter({ hasText: text.up }).first().waitFor();
    expect(await beyond()).toBe(0);
    expect(await stage.console.barriers()).toEqual([]);
  });

  it('sees an outage, and looks into it', async () => {
    stage.targets.turnHttp('broken');
    await stage.page.locator('app-state-pill').filter({ hasText: text.down }).first().waitFor();
    await stage.page.getByRole('link', { name: 'shop' }).tap();
    await stage.page.getByRole('heading', { level: 1, name: 'shop' }).waitFor();
    await stage.page.getByText('out of order').first().waitFor();
    expect(await beyond()).toBe(0);
    expect(await stage.console.barriers()).toEqual([]);
  });

  it('pauses the probe', async () => {
    await stage.console.button(text.pause).first().tap();
    await stage.page.locator('app-state-pill').filter({ hasText: text.paused }).first().waitFor();
  });

  it.each(pages)('finds all of %s within its screen, and free of barriers', async path => {
    await stage.page.goto(`${stage.api.url}${path}`);
    await stage.page.getByRole('heading', { level: 1 }).waitFor();
    await stage.page.waitForLoadState('networkidle').catch(() => undefined);
    expect(await beyond()).toBe(0);
    expect(await stage.console.barriers()).toEqual([]);
  });
});
