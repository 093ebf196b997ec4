import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath } from './browser.js';
import { Stage } from './stage.js';

/** A port at which nobody listens. */
const nobody = { host: '127.0.0.1', port: 9 };

describe.skipIf(browserPath === undefined)('somebody who wants no motion', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.set({ reducedMotion: 'reduce' });
    await stage.file([{ name: 'mail', cron: '1s', timeoutMs: 500, target: { tcp: nobody } }]);
    await stage.console.signIn();
  }, 60_000);
  afterAll(async () => stage.strike());

  it('sees a cell that is down in the colour of what is down', async () => {
    const { page } = stage;
    await page.goto(stage.api.url);
    await page.getByText('1 down').first().waitFor();
    await expect
      .poll(async () => page.evaluate(cornerAndToken), { timeout: 10_000 })
      .toSatisfy(({ corner, down }: Awaited<ReturnType<typeof cornerAndToken>>) => corner === down);
  });
});

/** The colour of the first cell, beside what it shows in its middle; and what the token stands for. Runs in the page. */
function cornerAndToken(): { corner: string; down: string } {
  const canvas = document.querySelector<HTMLCanvasElement>('app-heat-map canvas');
  const [red = 0, green = 0, blue = 0] =
    canvas?.getContext('2d')?.getImageData(6, 6, 1, 1).data ?? [];
  const asked = document.createElement('i');
  asked.style.transition = 'none';
  asked.style.color = 'var(--down)';
  document.body.append(asked);
  const down = getComputedStyle(asked).color;
  asked.remove();
  return { corner: `rgb(${red}, ${green}, ${blue})`, down };
}
