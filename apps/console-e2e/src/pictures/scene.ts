import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

/** An answer of the API, as it was once given. */
export interface Answer {
  readonly operation: string;
  readonly variables: unknown;
  readonly answer: unknown;
}

/** What the API said to whoever went through the console once, and when: the same pages can be drawn from it again. */
export interface Scene {
  /** ISO 8601 */
  readonly at: string;
  /** The page of a probe that is down, and of one of its checks. */
  readonly paths: { readonly probe: string; readonly result: string };
  readonly answers: readonly Answer[];
  /** The first that each subscription brought. */
  readonly heard: Readonly<Record<string, unknown>>;
}

export const scenePath = fileURLToPath(new URL('../../pictures/scene.json', import.meta.url));
export const readScene = (): Scene => JSON.parse(readFileSync(scenePath, 'utf8')) as Scene;

/** `ProbeList` of `query ProbeList($filter: …) …` */
export const operationOf = (query: string): string =>
  /(?:query|mutation|subscription)\s+(\w+)/u.exec(query)?.[1] ?? '';

export interface Asked {
  readonly query: string;
  readonly variables: unknown;
}

/** What somebody is told who asks in a scene; undefined: nothing, ever. */
export type Telling = (scene: Scene, asked: Asked) => unknown;

/** Lets a page stand in the scene: at its time, signed in, and with its answers in the place of the API's. */
export async function enter(page: Page, scene: Scene, telling: Telling = answerTo): Promise<void> {
  await page.clock.setFixedTime(scene.at);
  const expiresAt = new Date(Date.parse(scene.at) + 86_400_000).toISOString();
  const session = { token: 'scene', expiresAt, user: { id: '1', username: 'admin' } };
  await page.addInitScript(text => {
    localStorage.setItem('dialtone.session', text);
  }, JSON.stringify(session));
  await page.route('**/graphql', async route => {
    const json = telling(scene, route.request().postDataJSON() as Asked);
    if (json !== undefined) await route.fulfill({ json });
  });
  await page.routeWebSocket('**/graphql', socket => {
    socket.onMessage(text => {
      const message = JSON.parse(String(text)) as { type: string; id?: string; payload?: Asked };
      const say = (said: object) => {
        socket.send(JSON.stringify(said));
      };
      if (message.type === 'connection_init') say({ type: 'connection_ack' });
      if (message.type === 'ping') say({ type: 'pong' });
      const heard = scene.heard[operationOf(message.payload?.query ?? '')];
      if (message.type === 'subscribe' && heard !== undefined)
        say({ type: 'next', id: message.id, payload: heard });
    });
  });
}

/** What was said to this very question; else to another of its name, for windows of time have moved. */
export function answerTo({ answers }: Scene, { query, variables }: Asked): unknown {
  const operation = operationOf(query);
  const ofName = answers.filter(answer => answer.operation === operation);
  const wanted = JSON.stringify(variables);
  const found = ofName.find(each => JSON.stringify(each.variables) === wanted) ?? ofName.at(-1);
  return found?.answer ?? { errors: [{ message: `The scene has no answer to ${operation}.` }] };
}
