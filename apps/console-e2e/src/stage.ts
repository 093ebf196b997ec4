import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { ApiProcess } from './api-process.js';
import { ask, signInByApi } from './ask.js';
import { openBrowser, openPage } from './browser.js';
import { Console } from './console.js';
import { startTargets } from './targets.js';
import { type Words, words } from './words.js';

/** Everything that a story is played on: the product, targets that break and heal, and somebody before a browser. */
export class Stage {
  private constructor(
    private readonly browser: Browser,
    readonly api: ApiProcess,
    readonly targets: Awaited<ReturnType<typeof startTargets>>,
    readonly page: Page,
    readonly console: Console,
    readonly complaints: readonly string[],
  ) {}

  static async set(options: BrowserContextOptions = {}, text: Words = words.en): Promise<Stage> {
    const [browser, api, targets] = await Promise.all([
      openBrowser(),
      ApiProcess.start(),
      startTargets(),
    ]);
    const { page, complaints } = await openPage(browser, {
      locale: text.locale,
      viewport: { width: 1280, height: 900 },
      ...options,
    });
    const console = new Console(page, api.url, text);
    return new Stage(browser, api, targets, page, console, complaints);
  }

  /** Files probes as a program does, by the API. */
  async file(inputs: readonly object[]): Promise<void> {
    const token = await signInByApi(this.api.url);
    const create = 'mutation ($input: ProbeInput!) { createProbe(input: $input) { id } }';
    for (const input of inputs) await ask(this.api.url, create, { input }, token);
  }

  async strike(): Promise<void> {
    await this.browser.close();
    await this.targets.close();
    expect(await this.api.stop()).toBe(0);
    this.api.forget();
  }
}
