import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath } from './browser.js';
import { Stage } from './stage.js';

describe.skipIf(browserPath === undefined)('an operator with many probes', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.set();
    const { port } = stage.targets.tcp;
    await stage.file(
      Array.from({ length: 12 }, (_, at) => ({
        name: `shop ${at + 1}`,
        cron: at < 4 ? '10s' : '1h',
        application: at % 2 === 0 ? 'even' : 'odd',
        ...(at < 4 && { tags: ['eu'] }),
        target: { tcp: { host: '127.0.0.1', port } },
      })),
    );
    await stage.console.signIn();
  });
  afterAll(() => stage.strike());

  const row = (name: string) => stage.console.row(name);
  const dialog = () => stage.page.getByRole('dialog');

  it('narrows the list by a tag, which stands in the url', async () => {
    await row('shop 12').waitFor();
    await stage.page.getByLabel('Tags').selectOption('eu');
    await row('shop 12').waitFor({ state: 'hidden' });
    expect(new URL(stage.page.url()).searchParams.get('tags')).toBe('eu');
    expect(await stage.console.barriers()).toEqual([]);
    await stage.page.getByRole('button', { name: 'Remove the filter Tag: eu' }).click();
    await row('shop 12').waitFor();
  });

  it('sees what an edit would do to each of them before it is done', async () => {
    await stage.page.keyboard.press('Escape');
    await stage.page.getByRole('checkbox', { name: 'Select all that fit' }).click();
    await stage.console.button('Edit …').click();
    await stage.console.opened();
    await dialog().getByRole('heading', { name: 'Edit 12 probes' }).waitFor();
    await dialog()
      .getByRole('button', { name: /^Schedule/u })
      .click();
    await dialog().getByRole('textbox', { name: 'Schedule' }).fill('1h');
    await dialog().getByText('4 probes will be different').waitFor();
    await dialog().getByText('8 stay as they are').waitFor();
    await dialog()
      .getByRole('button', { name: /^Add tags/u })
      .click();
    await dialog().getByRole('combobox', { name: 'Add tags' }).fill('eu, prod');
    await dialog().getByText('12 probes will be different').waitFor();
    const first = dialog().getByRole('row').filter({ hasText: 'shop 1' }).first();
    await first.getByText('eu, prod').waitFor();
    expect(await stage.console.barriers()).toEqual([]);
  });

  it('has it done, and finds them by what they have now', async () => {
    await dialog().getByRole('button', { name: 'Change 12 probes' }).click();
    await stage.page.getByText('12 probes were changed.').waitFor();
    await stage.page.goto(`${stage.api.url}/probes?tags=prod,eu&columns=name,tags,schedule`);
    await row('shop 12').getByRole('link', { name: 'prod' }).waitFor();
    expect(await stage.console.barriers()).toEqual([]);
  });

  it('takes an edit back by one press', async () => {
    await stage.page.goto(`${stage.api.url}/probes?columns=name,tags,schedule`);
    await row('shop 12').waitFor();
    await stage.page.getByRole('checkbox', { name: 'Select all that fit' }).click();
    await stage.console.button('Edit …').click();
    await stage.console.opened();
    await dialog()
      .getByRole('button', { name: /^Remove tags/u })
      .click();
    await dialog().getByRole('combobox', { name: 'Remove tags' }).fill('prod');
    await dialog().getByRole('button', { name: 'Change 12 probes' }).click();
    await row('shop 12').getByRole('link', { name: 'prod' }).waitFor({ state: 'hidden' });
    await stage.page.getByRole('button', { name: 'Undo' }).click();
    await stage.page.getByText('12 probes are as they were.').waitFor();
    await row('shop 12').getByRole('link', { name: 'prod' }).waitFor();
    expect(stage.complaints).toEqual([]);
  });

  it.each([
    { width: 1280, query: 'sort=name&row=4', at: 'shop 4' },
    { width: 1280, query: 'sort=name&group=application&row=4', at: 'shop 7' },
    { width: 390, query: 'sort=name&row=4', at: 'shop 4' },
    { width: 390, query: 'sort=name&group=application&row=4', at: 'shop 7' },
  ])('finds the place that a url names: $query, $width px', async ({ width, query, at }) => {
    await stage.page.setViewportSize({ width, height: 560 });
    await stage.page.goto(`${stage.api.url}/probes?${query}`);
    await row(at).waitFor();
    // Longer than the url waits for the list to stand still.
    await stage.page.waitForTimeout(600);
    expect(new URL(stage.page.url()).searchParams.get('row')).toBe('4');
    const first = await stage.page.evaluate(() => {
      const grid = document.querySelector('[role=grid]');
      const head = grid?.querySelector('.stuck') ?? grid?.querySelector('.head');
      const covered = head?.getBoundingClientRect().bottom ?? 0;
      return [...(grid?.querySelectorAll('app-probe-row') ?? [])]
        .find(each => each.getBoundingClientRect().top >= Math.max(covered - 2, 0))
        ?.querySelector('a')?.textContent;
    });
    expect(first?.trim()).toBe(at);
  });
});
