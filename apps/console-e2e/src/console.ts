import type { Locator, Page } from 'playwright-core';
import { administrator } from './api-process.js';
import { barriersOf } from './barriers/barriers-of.js';
import type { Words } from './words.js';

/** What of a probe's form a story fills in; the rest stays as the form proposes it. */
export type Filled = Readonly<Partial<Record<string, string>>>;

/** An expectation as a story writes it; compared as the form proposes. */
interface Wanted {
  readonly subject: string;
  readonly name: string;
  readonly value: string;
  readonly severity?: string;
}

/** The console as a person uses it: by what is written on it. */
export class Console {
  constructor(
    readonly page: Page,
    private readonly url: string,
    private readonly words: Words,
  ) {}

  async signIn(): Promise<void> {
    const { user, password, signIn } = this.words;
    await this.page.goto(`${this.url}/probes`);
    await this.page.getByLabel(user).fill(administrator.username);
    await this.page.getByLabel(password).fill(administrator.password);
    await this.page.getByRole('button', { name: signIn }).click();
    await this.button(this.words.new).first().waitFor();
  }

  async openForm(type: string): Promise<Locator> {
    await this.button(this.words.new).first().click();
    const form = await this.opened();
    await form.getByRole('radio', { name: type }).check();
    return form;
  }

  /** The dialog that opens, once it has taken the focus: before that it would take it from whoever types there. */
  async opened(): Promise<Locator> {
    const dialog = this.page.getByRole('dialog');
    await dialog.locator(':focus').waitFor();
    return dialog;
  }

  async fill(form: Locator, fields: Filled): Promise<void> {
    for (const [label, value] of Object.entries(fields))
      // Not the place to paste into, whose label speaks of URLs and hosts, too.
      await form
        .locator('app-text-field')
        .getByRole('textbox', { name: label })
        .first()
        .fill(value ?? '');
  }

  /** Creates a probe that is checked each second. */
  async create(type: string, name: string, fields: Filled): Promise<void> {
    const form = await this.openForm(type);
    await this.fill(form, { [this.words.name]: name, ...fields, [this.words.schedule]: '1s' });
    await this.saveForm(form);
  }

  /** Adds an expectation to the open form, and fills it in. */
  async expect(form: Locator, wanted: Wanted): Promise<void> {
    const rows = form.locator('app-expectation-row');
    // Not the last one: until the new row is drawn, that is the one before it.
    const row = rows.nth(await rows.count());
    await form.getByRole('button', { name: this.words.addExpectation }).click();
    await row.locator('select').first().selectOption(wanted.subject);
    await row.locator('[id$=".name"]').fill(wanted.name);
    await row.locator('[id$=".values"]').fill(wanted.value);
    if (wanted.severity !== undefined)
      await row.getByRole('radio', { name: wanted.severity }).check({ force: true });
  }

  /** What was copied last. */
  clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  async saveForm(form: Locator): Promise<void> {
    await form.getByRole('button', { name: this.words.save }).click();
    await form.waitFor({ state: 'hidden' });
  }

  row(name: string): Locator {
    return this.page
      .getByRole('row')
      .filter({ has: this.page.getByRole('link', { name, exact: true }) });
  }

  /** Waits until the list shows the probe in this state, without loading it again. */
  async sees(name: string, state: string): Promise<void> {
    await this.row(name).locator('app-state-pill').filter({ hasText: state }).waitFor();
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** What axe finds wrong with the page as it stands: a line for each rule and place. */
  async barriers(): Promise<string[]> {
    for (let looks = 1; ; looks += 1) {
      // A page in the middle of a transition has colours of its own.
      await this.page.waitForFunction(() =>
        document.getAnimations().every(({ playState }) => playState !== 'running'),
      );
      const before = await this.page.evaluate(countMovements);
      const barriers = await barriersOf(this.page);
      const isStill = (await this.page.evaluate(countMovements)) === before;
      if (barriers.length === 0 || isStill || looks === mostLooks) return barriers;
    }
  }
}

/** A page on which something moves each time has its barriers all the same. */
const mostLooks = 5;

/** How many movements have begun on this page since this was asked first: axe takes a second, in which a message may fade. */
function countMovements(): number {
  const page = globalThis as { movements?: number };
  if (page.movements === undefined) {
    page.movements = 0;
    for (const kind of ['animationstart', 'transitionrun'])
      document.addEventListener(kind, () => (page.movements = (page.movements ?? 0) + 1), true);
  }
  return page.movements;
}
