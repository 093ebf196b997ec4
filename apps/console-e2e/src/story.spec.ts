import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ApiProcess } from './api-process.js';
import { browserPath, openBrowser, openPage } from './browser.js';
import { Console } from './console.js';
import { startTargets } from './targets.js';
import { words } from './words.js';

const stories = [
  { language: 'English, dark, on a laptop', text: words.en, colorScheme: 'dark', width: 1280 },
  { language: 'Chinese, light, on a desk', text: words.zh, colorScheme: 'light', width: 1920 },
] as const;

describe.skipIf(browserPath === undefined).each(stories)(
  'an operator in $language',
  ({ text, colorScheme, width }) => {
    let browser: Browser;
    let api: ApiProcess;
    let targets: Awaited<ReturnType<typeof startTargets>>;
    let console: Console;
    let complaints: string[];
    let broken = false;

    beforeAll(async () => {
      [browser, api, targets] = await Promise.all([
        openBrowser(),
        ApiProcess.start(),
        startTargets(),
      ]);
      const viewport = { width, height: 1000 };
      const permissions = ['clipboard-read', 'clipboard-write'];
      const opened = await openPage(browser, {
        colorScheme,
        locale: text.locale,
        viewport,
        permissions,
      });
      complaints = opened.complaints;
      console = new Console(opened.page, api.url, text);
    });

    // Each step stands on the one before it: what follows a failure would only wait in vain.
    beforeEach(({ skip, onTestFailed }) => {
      skip(broken, 'the story broke off before');
      onTestFailed(() => {
        broken = true;
      });
    });

    afterAll(async () => {
      await browser.close();
      await targets.close();
      expect(await api.stop()).toBe(0);
      api.forget();
    });

    it('signs in, and finds nothing watched yet', async () => {
      await console.page.goto(api.url);
      await console.page.getByLabel(text.user).waitFor();
      expect(await console.barriers()).toEqual([]);
      await console.signIn();
      await console.page.getByRole('heading', { level: 2, name: text.empty }).waitFor();
      expect(await console.barriers()).toEqual([]);
    });

    it('stays in the field that it goes to while a form is still opening', async () => {
      const held = await console.page.evaluate(async label => {
        const buttons = [...document.querySelectorAll('button')];
        buttons.find(({ textContent }) => textContent.includes(label))?.click();
        const field = () => document.querySelector<HTMLElement>('[role=dialog] #name');
        while (field() === null) await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        field()?.focus();
        // Longer than any dialog takes to open.
        await new Promise(resolve => setTimeout(resolve, 400));
        return document.activeElement?.id;
      }, text.new);
      expect(held).toBe('name');
      await console.page.keyboard.press('Escape');
      await console.page.getByRole('dialog').waitFor({ state: 'hidden' });
    });

    it('is told every problem of a form at once, beside its field', async () => {
      const form = await console.openForm('HTTP');
      await form.getByRole('button', { name: text.save }).click();
      await form.getByText(text.nameNeeded).waitFor();
      await form.getByText(text.urlNeeded).waitFor();
      expect(await console.barriers()).toEqual([]);
    });

    it('tries a target before saving it, and creates an HTTP probe', async () => {
      const form = console.page.getByRole('dialog');
      await console.fill(form, {
        [text.name]: 'shop',
        URL: targets.http.url,
        [text.schedule]: '1s',
      });
      await form.getByText(text.next, { exact: true }).waitFor();
      await form.getByRole('button', { name: text.try }).click();
      await form.locator('app-try-result app-state-pill').filter({ hasText: text.up }).waitFor();
      expect(await console.barriers()).toEqual([]);
      await console.saveForm(form);
    });

    it('begins a probe with a curl line, and points at what its answer shall hold', async () => {
      await console.button(text.new).first().click();
      const form = await console.opened();
      await console.page.evaluate(
        line => navigator.clipboard.writeText(line),
        `curl -s '${targets.http.url}' \\\n  -H 'X-Api-Key: s3cret' --cacert ca.pem`,
      );
      await form.locator('app-form-start textarea').focus();
      await console.page.keyboard.press('Control+V');
      await form.getByText('--cacert ca.pem').waitFor();
      expect(await form.locator('[id="target.http.url"]').inputValue()).toBe(targets.http.url);
      expect(await form.innerText()).not.toContain('s3cret');
      await form.getByRole('button', { name: text.try }).click();
      await form.locator('app-point-picker').getByRole('button', { name: '$.status' }).click();
      await form.locator('.verdict[data-state=UP]').waitFor();
      expect(await console.barriers()).toEqual([]);
      await console.page.keyboard.press('Escape');
      await console.page
        .getByRole('alertdialog')
        .getByRole('button', { name: text.discard })
        .click();
      await form.waitFor({ state: 'hidden' });
    });

    it('finds a form again that a reload took away', async () => {
      const form = await console.openForm('HTTP');
      await console.fill(form, { [text.name]: 'half done' });
      console.page.once('dialog', dialog => void dialog.accept());
      await console.page.reload();
      await console.page.getByText('half done').waitFor();
      await console.button(text.goOn).click();
      await form.waitFor();
      expect(await form.locator('[id="name"]').inputValue()).toBe('half done');
      await form.locator('[id="name"]').press('Escape');
      await console.page
        .getByRole('alertdialog')
        .getByRole('button', { name: text.discard })
        .click();
      await form.waitFor({ state: 'hidden' });
    });

    it('creates a TCP, a DNS and an ICMP probe', async () => {
      await console.create('TCP', 'database', {
        [text.host]: '127.0.0.1',
        [text.port]: String(targets.tcp.port),
      });
      await console.create('DNS', 'names', {
        [text.domain]: 'shop.test',
        [text.resolver]: targets.dns.address,
      });
      await console.create('ICMP', 'gateway', { [text.host]: '127.0.0.1' });
    });

    it('creates a probe with two expectations, of which one only warns', async () => {
      const form = await console.openForm('HTTP');
      await console.fill(form, {
        [text.name]: 'release',
        URL: targets.http.url,
        [text.schedule]: '1s',
      });
      await form.getByText(text.expectations, { exact: true }).click();
      await console.expect(form, { subject: 'JSON', name: '$.status', value: 'ok' });
      await console.expect(form, {
        subject: 'HEADER',
        name: 'x-release',
        value: '41',
        severity: text.degraded,
      });
      await form.getByRole('button', { name: text.try }).click();
      await form.locator('app-expectation-table').getByText('$.status').waitFor();
      expect(await console.barriers()).toEqual([]);
      await console.saveForm(form);
    });

    it('watches all five turn up, live', async () => {
      for (const name of ['shop', 'release', 'database', 'names', 'gateway'])
        await console.sees(name, text.up);
      expect(await console.barriers()).toEqual([]);
    });

    it('finds their counters at /metrics', async () => {
      const metrics = await (await fetch(`${api.url}/metrics`)).text();
      expect(metrics).toMatch(
        /^health_check_results\{name="shop",type="HTTP",status="success"\} [1-9]/mu,
      );
    });

    it('sees a probe degraded when only what warns is not as expected', async () => {
      targets.turnHttp('drifted');
      await console.sees('release', text.degraded);
      await console.sees('shop', text.up);
    });

    it('breaks the targets, and watches them turn down, live and with their reasons', async () => {
      targets.turnHttp('broken');
      await targets.tcp.close();
      await console.sees('shop', text.down);
      await console.sees('database', text.down);
      await console.row('shop').getByText('503').waitFor();
      await console.row('database').getByText('CONNECT').waitFor();
      expect(await console.barriers()).toEqual([]);
    });

    it('looks at what is wrong on the page of the probe', async () => {
      await console.row('shop').getByRole('link', { name: 'shop' }).click();
      await console.page.getByRole('heading', { name: text.results }).waitFor();
      await console.page.locator('app-latency-over-time canvas').waitFor();
      await console.page.getByText('STATUS').first().waitFor();
      expect(await console.barriers()).toEqual([]);
    });

    it('sees what failed beside the last good check, and copies the check as a command', async () => {
      await console.page.goto(`${api.url}/probes`);
      await console.row('release').getByRole('link', { name: 'release' }).click();
      const compared = console.page.locator('app-compared-view').first();
      await compared.getByRole('heading', { name: text.lastGood }).waitFor();
      await compared.getByText('503 Service Unavailable').first().waitFor();
      await compared.getByText('200 OK').first().waitFor();
      await compared.getByText('out of order').waitFor();
      await compared.getByText(text.differs).first().waitFor();
      expect(await console.barriers()).toEqual([]);

      await console.page.locator('app-failure-list a').last().click();
      await console.page.waitForURL(/\/results\//u);
      await compared.waitFor();
      expect(await console.barriers()).toEqual([]);
      await console.button(text.copyCurl).click();
      await console.page.getByText(text.copied).waitFor();
      expect(await console.clipboard()).toContain(`curl`);
      await console.page.goto(`${api.url}/probes`);
      await console.row('shop').getByRole('link', { name: 'shop' }).click();
    });

    it('edits the probe so that it is up again', async () => {
      await console.button(text.edit).click();
      const form = await console.opened();
      await form.locator('[id="target.http.expectedStatus"]').fill('200,503');
      await console.saveForm(form);
      await console.page.locator('h1 + app-state-pill').filter({ hasText: text.up }).waitFor();
      await console.page.goto(`${api.url}/probes`);
      await console.sees('shop', text.up);
    });

    it('pauses a probe by the switch in its row', async () => {
      await console.row('database').getByRole('switch').click();
      await console.sees('database', text.paused);
    });

    it('is told when the live connection is down, and sees it heal by itself', async () => {
      const port = new URL(api.url).port;
      await api.stop();
      await console.page.getByText(text.banner).waitFor();
      api = await ApiProcess.start(api.folder, port);
      await console.page.getByText(text.banner).waitFor({ state: 'hidden' });
      await console.sees('shop', text.up);
      await console.sees('database', text.paused);
    });

    it('deletes all of them at once', async () => {
      await console.page.getByRole('checkbox', { name: text.selectAll }).click();
      await console.page.getByRole('toolbar').getByRole('button', { name: text.delete }).click();
      await console.page
        .getByRole('alertdialog')
        .getByRole('button', { name: text.delete })
        .click();
      await console.page.getByRole('heading', { level: 2, name: text.empty }).waitFor();
    });

    it('made the browser complain of nothing but the time when the server was away', () => {
      const ours = complaints.filter(text => !/ERR_CONNECTION_REFUSED|WebSocket/u.test(text));
      expect(ours).toEqual([]);
    });
  },
);
