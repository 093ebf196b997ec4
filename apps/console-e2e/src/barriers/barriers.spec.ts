import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiProcess } from '../api-process.js';
import { barriersOf } from './barriers-of.js';
import { browserPath, openBrowser, openPage } from '../browser.js';
import { type Look, looks, open, stillness, type View, viewsIn } from '../pictures/looks.js';
import { moreViews } from './more-views.js';
import { answerTo, enter, readScene, type Scene, type Telling } from '../pictures/scene.js';

const [laptop, phone] = looks;
if (laptop === undefined || phone === undefined) throw new Error('Two looks are looked at here.');
const pages = viewsIn(laptop).filter(({ show }) => show === undefined);

/** Nothing but what a list is, and none of its members. */
const emptied = (value: unknown): unknown => {
  if (Array.isArray(value)) return [];
  if (typeof value !== 'object' || value === null) return typeof value === 'number' ? 0 : value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, emptied(each)]));
};

const states: Readonly<Record<string, Telling>> = {
  'while it waits': () => undefined,
  'when it is refused everything': () => ({
    errors: [{ message: 'It is broken.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
  }),
  'when there is nothing': (scene, asked) => emptied(answerTo(scene, asked)),
};

/** Every page, in whatever state, for people who use other senses or other tools; in both themes. */
describe.skipIf(browserPath === undefined)('nothing bars the way', () => {
  let browser: Browser;
  let api: ApiProcess;
  const scene: Scene = readScene();
  beforeAll(async () => {
    browser = await openBrowser();
    api = await ApiProcess.start();
  });
  afterAll(async () => {
    await browser.close();
    await api.stop();
    api.forget();
  });

  /** One page goes through all views of a state: its scripts are read once. */
  function walk({ text, viewport }: Look, telling?: Telling): () => Page {
    let page: Page;
    beforeAll(async () => {
      ({ page } = await openPage(browser, {
        viewport,
        ...{ locale: text.locale, timezoneId: 'UTC', reducedMotion: 'reduce' },
      }));
      await enter(page, scene, telling);
    });
    afterAll(() => page.context().close());
    return () => page;
  }

  /** By theme. */
  async function found(page: Page): Promise<Readonly<Record<string, readonly string[]>>> {
    const barriers: Record<string, readonly string[]> = {};
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await stillness(page);
      barriers[colorScheme] = await barriersOf(page);
    }
    return barriers;
  }

  const none = { light: [], dark: [] };

  describe.each([laptop, phone])('on a $name', look => {
    const page = walk(look);
    it.each([...viewsIn(look), ...moreViews(look)])('to the $name', async (view: View) => {
      await open(page(), api.url, view, look, scene);
      expect(await found(page())).toEqual(none);
    });
  });

  describe.each(Object.entries(states))('%s', (_, telling) => {
    const page = walk(laptop, telling);
    it.each(pages)('on the $name', async view => {
      await page().goto(`${api.url}${view.path(scene)}`);
      await page().locator('main').waitFor();
      // Who waits for an answer waits for ever.
      await page()
        .waitForLoadState('networkidle', { timeout: 1000 })
        .catch(() => undefined);
      await stillness(page());
      expect(await found(page())).toEqual(none);
    });
  });

  it('to the page of signing in, nor out of its refusal', async () => {
    const { page } = await openPage(browser, { viewport: laptop.viewport, locale: 'en-GB' });
    await page.goto(api.url);
    await page.getByRole('textbox').first().fill('admin');
    await page.locator('input[type=password]').fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: /\w/u }).waitFor();
    expect(await found(page)).toEqual(none);
    await page.context().close();
  });
});
