import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiProcess } from './api-process.js';
import { browserPath, openBrowser, openPage } from './browser.js';
import { Console } from './console.js';
import { words } from './words.js';

const titles =
  '接口名称,拨测类型,HTTP请求方法,拨测地址,请求BODY,是否启用,所属应用,预期返回值,预期状态码,cron表达式';
const sound = (at: number) =>
  `shop ${at},HTTP,GET,http://127.0.0.1:9/${at},,否,web,,200,${at % 2 === 0 ? '1h' : '0 0 * * * *'}`;
/** Row of the sheet, with what is wrong in it. */
const wrong: Readonly<Record<number, string>> = {
  10: 'bad type,FTP,GET,ftp://127.0.0.1/,,否,web,,200,1h',
  60: 'bad address,TCP,GET,127.0.0.1,,否,web,,200,1h',
  110: ',HTTP,GET,http://127.0.0.1:9/nameless,,否,web,,200,1h',
  160: 'bad schedule,HTTP,GET,http://127.0.0.1:9/s,,否,web,,200,soon',
  201: 'bad status,HTTP,GET,http://127.0.0.1:9/t,,否,web,,99,1h',
};
const file = [
  titles,
  ...Array.from({ length: 200 }, (_, at) => wrong[at + 2] ?? sound(at + 2)),
].join('\r\n');

describe.skipIf(browserPath === undefined)('an operator with a table of two hundred probes', () => {
  let browser: Browser;
  let api: ApiProcess;
  let console: Console;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    [browser, api] = await Promise.all([openBrowser(), ApiProcess.start()]);
    ({ page, complaints } = await openPage(browser, {
      locale: 'en-GB',
      viewport: { width: 1280, height: 900 },
    }));
    console = new Console(page, api.url, words.en);
    await console.signIn();
  });
  afterAll(async () => {
    await browser.close();
    expect(await api.stop()).toBe(0);
    api.forget();
  });

  const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
  const give = (text: string) =>
    page.locator('input[type=file]').setInputFiles({
      name: 'probes.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(text),
    });

  it('finds the way to the import, and what it takes', async () => {
    await console.button('Import, export').click();
    await page.getByRole('menuitem', { name: 'Import …' }).click();
    await heading('Import probes').waitFor();
    expect(await console.barriers()).toEqual([]);
  });

  it('sees the five wrong ones, each with its cell and its reason', async () => {
    await give(file);
    await heading('195 to create, 5 refused').waitFor();
    expect(await console.barriers()).toEqual([]);
    await page.getByRole('button', { name: /Refused$/u }).click();
    await page.waitForURL(/show=refuse/u);
    const lines = await page.locator('tbody td.line').allInnerTexts();
    expect(lines).toEqual(Object.keys(wrong));
    const problems = await page.locator('tbody li.problem').allInnerTexts();
    expect(problems.map(text => text.replaceAll(/\s+/gu, ' '))).toEqual([
      expect.stringMatching(/^拨测类型 FTP A type is one of/u),
      expect.stringMatching(/^拨测地址 127\.0\.0\.1 .*host:port/u),
      expect.stringMatching(/^接口名称 nothing A name is needed\./u),
      expect.stringMatching(/^cron表达式 soon .*not a schedule/u),
      expect.stringMatching(/^预期状态码 99 .*not a set of status codes/u),
    ]);
    expect(await console.barriers()).toEqual([]);
  });

  it('imports the good ones, and finds them in the list', async () => {
    await console.button('Import the 195 good rows').click();
    await heading('195 probes imported').waitFor();
    await page.getByText('195 created, 5 left out').waitFor();
    expect(await console.barriers()).toEqual([]);
    await page.getByRole('link', { name: 'shop 2', exact: true }).click();
    await heading('shop 2').waitFor();
    await page.goto(`${api.url}/probes?search=shop`);
    await page.getByText('195 probes').first().waitFor();
  });

  it('mends the five, and imports the same file: only they are new', async () => {
    await page.goto(`${api.url}/probes/import`);
    const mended = Object.keys(wrong).reduce(
      (text, row) => text.replace(wrong[Number(row)] ?? '', sound(Number(row))),
      file,
    );
    await give(
      mended.replace(
        'shop 3,HTTP,GET,http://127.0.0.1:9/3,,否',
        'shop 3,HTTP,GET,http://127.0.0.1:9/3,,是',
      ),
    );
    await heading('5 to create, 1 to change').waitFor();
    await page.getByRole('button', { name: /Changed$/u }).click();
    expect(await page.locator('tbody del').allInnerTexts()).toEqual(['No']);
    await console.button('Import 6 rows').click();
    await heading('6 probes imported').waitFor();
  });

  it('has met no complaint of the browser', () => {
    expect(complaints).toEqual([]);
  });
});
