import type { Page } from 'playwright-core';
import type { Scene } from './scene.js';
import { type Words, words } from '../words.js';

/** How somebody looks at the console. */
export interface Look {
  readonly name: string;
  readonly text: Words;
  readonly colorScheme: 'light' | 'dark';
  readonly viewport: { readonly width: number; readonly height: number };
  /** Which views gain or lose by it; all, when it does not say. */
  readonly views?: readonly string[];
}

export const looks: readonly Look[] = [
  {
    ...{ name: 'laptop', text: words.en, colorScheme: 'light' },
    viewport: { width: 1280, height: 900 },
  },
  {
    ...{ name: 'phone', text: words.zh, colorScheme: 'dark' },
    viewport: { width: 390, height: 844 },
  },
  {
    ...{ name: 'desk', text: words.en, colorScheme: 'dark' },
    viewport: { width: 2560, height: 1300 },
    views: ['overview', 'list', 'probe'],
  },
];

/** A page, and what leads to what is to be seen of it. */
export interface View {
  readonly name: string;
  readonly path: (scene: Pick<Scene, 'paths'>) => string;
  readonly show?: (page: Page, text: Words) => Promise<void>;
}

const views: readonly View[] = [
  { name: 'overview', path: () => '/' },
  { name: 'list', path: () => '/probes' },
  { name: 'list-grouped', path: () => '/probes?group=application&tags=eu' },
  { name: 'probe', path: ({ paths }) => paths.probe },
  { name: 'result', path: ({ paths }) => paths.result },
  {
    name: 'form',
    path: () => '/probes',
    show: async (page, text) => {
      await page.getByRole('button', { name: text.new, exact: true }).first().click();
      await page.getByRole('dialog').getByRole('radio', { name: 'HTTP' }).waitFor();
    },
  },
  {
    name: 'palette',
    path: () => '/probes',
    show: async page => {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('option').first().waitFor();
    },
  },
  { name: 'import', path: () => '/probes/import' },
  { name: 'maintenance', path: () => '/maintenance' },
  { name: 'settings', path: () => '/settings' },
  { name: 'wall', path: () => '/wall?night=off&every=3600' },
];

/** What is looked at in a look. */
export const viewsIn = (look: Look): readonly View[] =>
  views.filter(({ name }) => look.views?.includes(name) ?? true);

/** Opens a view, and waits until nothing of it moves any more. */
export async function open(
  page: Page,
  url: string,
  view: View,
  look: Look,
  scene: Pick<Scene, 'paths'>,
) {
  await page.goto(`${url}${view.path(scene)}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await view.show?.(page, look.text);
  await stillness(page);
}

/** Waits until nothing of a page moves any more. */
export async function stillness(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    // Canvases are drawn in the frame after what they draw has come.
    for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame);
  });
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
}
