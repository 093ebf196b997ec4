import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiProcess } from './api-process.js';
import { browserPath, openBrowser, openPage } from './browser.js';
import { Console } from './console.js';
import { startTargets } from './targets.js';
import { words } from './words.js';

/** Answers to typing are to be there within this, at the median of a few letters. */
const promptMs = 100;

describe.skipIf(browserPath === undefined)('an operator without a pointer', () => {
  let browser: Browser;
  let api: ApiProcess;
  let targets: Awaited<ReturnType<typeof startTargets>>;
  let console: Console;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    [browser, api, targets] = await Promise.all([
      openBrowser(),
      ApiProcess.start(),
      startTargets(),
    ]);
    const opened = await openPage(browser, {
      locale: 'en-GB',
      viewport: { width: 1280, height: 900 },
    });
    ({ page, complaints } = opened);
    console = new Console(page, api.url, words.en);
    await console.signIn();
    await console.create('HTTP', 'shop', { URL: targets.http.url });
  });
  afterAll(async () => {
    await browser.close();
    await targets.close();
    expect(await api.stop()).toBe(0);
    api.forget();
  });

  /** Presses Tab until it comes to what is meant. */
  async function tabTo(wanted: Locator): Promise<void> {
    await wanted.waitFor();
    for (let presses = 0; presses < 80; presses += 1) {
      if (await wanted.evaluate(element => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('Tab does not come to it.');
  }

  /** Goes down the list to a probe. */
  async function toRow(name: string): Promise<void> {
    const row = console.row(name);
    for (let presses = 0; presses < 20; presses += 1) {
      if (await row.evaluate(element => element.contains(document.activeElement))) return;
      await page.keyboard.press('j');
    }
    throw new Error(`The keys do not come to ${name}.`);
  }

  const options = () => page.getByRole('dialog').getByRole('option');

  it('finds a probe by a few letters, within a tenth of a second, and goes there', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').waitFor();
    expect(await console.barriers()).toEqual([]);
    const took: number[] = [];
    for (const text of ['s', 'sh', 'sho', 'shop']) {
      const answer = page.waitForResponse(response => response.url().endsWith('/graphql'));
      const began = performance.now();
      await page.keyboard.type(text.slice(-1));
      await answer;
      await options().filter({ hasText: 'shop' }).first().waitFor();
      took.push(performance.now() - began);
    }
    took.sort((a, b) => a - b);
    process.stdout.write(
      `typing in the palette answers within ${took.map(Math.round).join(', ')} ms\n`,
    );
    expect(took[1]).toBeLessThan(promptMs);
    expect(await console.barriers()).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'shop' }).waitFor();
  });

  it('goes through the pages by two keys, and is told of all keys by one', async () => {
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keys' });
    await help.getByText('Settings').first().waitFor();
    expect(await console.barriers()).toEqual([]);
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'hidden' });
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await page.getByRole('heading', { level: 2, name: 'No window is announced' }).waitFor();
    expect(await console.barriers()).toEqual([]);
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.getByText('Product and health').waitFor();
    expect(await console.barriers()).toEqual([]);
  });

  it('creates a probe, changes it, pauses it and deletes it', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await console.row('shop').waitFor();
    await page.keyboard.press('n');
    const form = page.getByRole('dialog');
    await form.locator('#paste:focus').waitFor();
    await page.keyboard.type(targets.http.url);
    await page.keyboard.press('Enter');
    await tabTo(form.getByRole('textbox', { name: 'Name' }).first());
    await page.keyboard.press('Control+a');
    await page.keyboard.type('stall');
    await page.keyboard.press('Control+Enter');
    await form.waitFor({ state: 'hidden' });
    await console.sees('stall', words.en.up);

    await toRow('stall');
    await page.keyboard.press('e');
    await form.getByRole('textbox', { name: 'Name' }).first().waitFor();
    await tabTo(form.getByRole('textbox', { name: 'Name' }).first());
    await page.keyboard.press('Control+a');
    await page.keyboard.type('booth');
    await page.keyboard.press('Control+Enter');
    await form.waitFor({ state: 'hidden' });
    await console.row('booth').waitFor();

    await toRow('booth');
    await page.keyboard.press('x');
    await tabTo(page.getByRole('toolbar').getByRole('button', { name: 'Pause' }));
    await page.keyboard.press('Enter');
    await console.sees('booth', words.en.paused);
    await tabTo(page.getByRole('toolbar').getByRole('button', { name: 'Delete' }));
    await page.keyboard.press('Enter');
    const sure = page.getByRole('alertdialog').getByRole('button', { name: 'Delete' });
    await tabTo(sure);
    await page.keyboard.press('Enter');
    await console.row('booth').waitFor({ state: 'hidden' });
    expect(await console.barriers()).toEqual([]);
  });

  it('turns the light off without waiting for the palette, and finds it off after a reload', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('dark');
    await page.keyboard.press('Enter');
    await page.locator('html[data-theme=dark]').waitFor({ state: 'attached' });
    await page.reload();
    await page.locator('html[data-theme=dark]').waitFor({ state: 'attached' });
    expect(complaints).toEqual([]);
  });

  it('is told at once that the server is gone, and catches up when it is back', async () => {
    const port = new URL(api.url).port;
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await console.sees('shop', words.en.up);
    await api.kill();
    const gone = performance.now();
    await page.locator('app-live-line').getByText('not live').waitFor();
    process.stdout.write(
      `a lost server is told after ${Math.round(performance.now() - gone)} ms\n`,
    );
    await page.getByText(words.en.banner).waitFor();
    targets.turnHttp('broken');
    api = await ApiProcess.start(api.folder, port);
    // Unless the page has tried by itself meanwhile, and its banner goes.
    const tried = page.getByRole('button', { name: 'Try now' }).click();
    await Promise.any([tried, page.getByText(words.en.banner).waitFor({ state: 'hidden' })]);
    await page.getByText(words.en.banner).waitFor({ state: 'hidden' });
    await console.sees('shop', words.en.down);
  });
});
