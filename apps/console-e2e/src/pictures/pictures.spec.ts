import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiProcess } from '../api-process.js';
import { browserPath, openBrowser, openPage } from '../browser.js';
import { otherShare } from './compared.js';
import { looks, open, viewsIn } from './looks.js';
import { record } from './record.js';
import { enter, readScene, type Scene } from './scene.js';

/** Of all pixels: what a letter that is set otherwise makes, and less than a line of text. */
const mostOther = 0.001;

/**
 * Every page as it looked when somebody looked at it. PICTURES=new takes them anew from the scene, PICTURES=record from a
 * fleet that is played anew: look at each before it is kept.
 */
describe.skipIf(browserPath === undefined)('the console', () => {
  let browser: Browser;
  let api: ApiProcess;
  let scene: Scene;
  beforeAll(async () => {
    browser = await openBrowser();
    scene = process.env.PICTURES === 'record' ? await record(browser) : readScene();
    api = await ApiProcess.start();
  }, 600_000);
  afterAll(async () => {
    await browser.close();
    await api.stop();
    api.forget();
  });

  describe.each(looks)('on a $name', look => {
    it.each(viewsIn(look))('looks at the $name as it did', async view => {
      const { text, colorScheme, viewport } = look;
      const { page } = await openPage(browser, {
        ...{ colorScheme, viewport },
        ...{ locale: text.locale, timezoneId: 'UTC', reducedMotion: 'reduce' },
      });
      await enter(page, scene);
      await open(page, api.url, view, look, scene);
      const taken = await page.screenshot({ animations: 'disabled', caret: 'hide' });
      await page.context().close();
      expect(otherShare(`${view.name}-${look.name}`, taken)).toBeLessThanOrEqual(mostOther);
    });
  });
});
