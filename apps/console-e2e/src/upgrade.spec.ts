import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath } from './browser.js';
import { Stage } from './stage.js';

/** Programs of another release have other names: a page that was open before asks for some that are gone. */
describe.skipIf(browserPath === undefined)(
  'a console that is open while Dialtone is updated',
  () => {
    let stage: Stage;
    let programs: 'there' | 'gone' | 'unreachable' = 'there';

    beforeAll(async () => {
      stage = await Stage.set();
      await stage.page.route('**/*', async route => {
        const request = route.request();
        // Whoever loads the page anew has the new release.
        if (request.isNavigationRequest()) programs = 'there';
        if (programs === 'unreachable') await route.abort('connectionrefused');
        else if (programs === 'gone' && request.url().endsWith('.js'))
          await route.fulfill({ status: 404 });
        else await route.continue();
      });
      await stage.console.signIn();
    });
    afterAll(() => stage.strike());

    const heading = (name: string) => stage.page.getByRole('heading', { level: 1, name });
    const notice = () => stage.page.locator('mat-snack-bar-container');

    it('goes to the page that was asked for, as the new release has it', async () => {
      programs = 'gone';
      await stage.page.getByRole('link', { name: 'Maintenance' }).click();
      await heading('Maintenance').waitFor();
      expect(new URL(stage.page.url()).pathname).toBe('/maintenance');
    });

    it('offers to load itself anew where that may lose what somebody has typed', async () => {
      programs = 'gone';
      await stage.page.keyboard.press('?');
      await notice().getByText('Dialtone was updated').waitFor();
      await notice().getByRole('button', { name: 'Reload' }).click();
      await expect.poll(() => programs).toBe('there');
      await heading('Maintenance').waitFor();
      await stage.page.keyboard.press('?');
      await stage.page.getByRole('dialog').waitFor();
      await stage.page.keyboard.press('Escape');
    });

    it('stays where it is while the server cannot be reached, and says so', async () => {
      programs = 'unreachable';
      await stage.page.getByRole('link', { name: 'Settings' }).click();
      await notice().getByText('cannot be reached').waitFor();
      await heading('Maintenance').waitFor();
      programs = 'there';
      await stage.page.getByRole('link', { name: 'Settings' }).click();
      await heading('Settings').waitFor();
    });
  },
);

/** The program of the live connection comes by itself, after the page: a network may fail right then. */
describe.skipIf(browserPath === undefined)(
  'a console whose live connection could not be fetched',
  () => {
    let stage: Stage;
    let isCut = true;

    beforeAll(async () => {
      stage = await Stage.set();
      await stage.page.route('**/*.js', async route => {
        const response = await route.fetch();
        const isLive = (await response.text()).includes('graphql-transport-ws');
        if (isLive && isCut) await route.abort('connectionreset');
        else await route.fulfill({ response });
      });
      await stage.console.signIn();
    });
    afterAll(() => stage.strike());

    it('says that it is not live, and is as soon as that can be had', async () => {
      const line = stage.page.locator('app-live-line');
      await line.getByText('not live').waitFor();
      isCut = false;
      await line.getByText('live', { exact: true }).waitFor();
    });
  },
);
