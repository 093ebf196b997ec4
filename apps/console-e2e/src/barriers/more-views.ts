import type { Page } from 'playwright-core';
import type { Look, View } from '../pictures/looks.js';

const shows = async (page: Page): Promise<void> => {
  await page.locator('mat-dialog-container h2').first().waitFor();
};

const byKey = (keys: readonly string[]) => async (page: Page) => {
  for (const key of keys) await page.keyboard.press(key);
  await shows(page);
};

/** What opens over a page: looked at for barriers, and not kept as a picture. */
export const moreViews = (look: Look): readonly View[] => [
  { name: 'help', path: () => '/probes', show: byKey(['?']) },
  { name: 'edit of many', path: () => '/probes', show: byKey(['x', 'e']) },
  {
    name: 'event on a chart',
    path: ({ paths }) => paths.probe,
    show: async page => {
      await page.locator('app-latency-over-time .tools').waitFor();
      await byKey(['m'])(page);
    },
  },
  { name: 'window of maintenance', path: () => '/maintenance', show: byKey(['m']) },
  {
    name: 'question before a deletion',
    path: ({ paths }) => paths.probe,
    show: async (page, text) => {
      await page.locator('.actions').getByRole('button').last().click();
      await page.getByRole('menuitem', { name: text.delete }).click();
      await shows(page);
    },
  },
  ...(look.name === 'laptop'
    ? [
        {
          name: 'choice of columns',
          path: () => '/probes',
          show: async (page: Page) => {
            await page.locator('button.columns').click();
            await shows(page);
          },
        },
      ]
    : []),
];
