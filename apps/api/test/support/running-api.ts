import type { NestExpressApplication } from '@nestjs/platform-express';
import { createClient } from 'graphql-ws';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { startApplication } from '../../src/application.js';
import { type Config, readConfig } from '../../src/platform/config.js';
import type { DatabaseLocation } from '../../src/platform/database-location.js';

export const password = 'correct horse';

const quiet = { log: () => undefined, warn: () => undefined, error: console.error };

/** An answer of GraphQL, as a program sees it. */
export interface Answer<T> {
  readonly data?: T | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: {
      readonly code: string;
      readonly problems?: readonly { readonly path: unknown[]; readonly message: string }[];
    };
  }[];
}

/** The whole API on a port of its own, as its users meet it, signed in as the first administrator. */
export class RunningApi {
  private constructor(
    readonly app: NestExpressApplication,
    readonly url: string,
    readonly token: string,
    private readonly folder: string,
  ) {}

  /** @param differing what the environment says beyond the defaults; without `DATABASE_URL`, SQLite in a new folder */
  static async start(
    differing: Record<string, string> = {},
    database?: DatabaseLocation,
  ): Promise<RunningApi> {
    const folder = mkdtempSync(join(tmpdir(), 'dialtone-api-'));
    const read = readConfig({
      DATA_DIR: folder,
      PORT: '0',
      ADMIN_PASSWORD: password,
      ...differing,
    });
    const config: Config = database === undefined ? read : { ...read, database };
    const app = await startApplication(config, quiet);
    const url = await app.getUrl();
    const token = await signIn(url, read.admin.username, read.admin.password ?? password);
    return new RunningApi(app, url, token, folder);
  }

  /** Asks, and gives whatever is answered. */
  async ask<T>(query: string, variables: object = {}): Promise<Answer<T>> {
    return post<T>(this.url, query, variables, this.token);
  }

  /** Asks for what must work. */
  async data<T>(query: string, variables: object = {}): Promise<T> {
    const { data, errors } = await this.ask<T>(query, variables);
    if (!data || errors)
      throw new Error(errors?.map(error => error.message).join(' ') ?? 'no data');
    return data;
  }

  async text(path: string, headers: Record<string, string> = {}): Promise<string> {
    return (await fetch(`${this.url}${path}`, { headers })).text();
  }

  /** Listens from the moment that the promise resolves; what comes is in `values`. */
  async subscribe<T>(query: string, variables: Record<string, unknown> = {}): Promise<Live<T>> {
    const opened = Promise.withResolvers<undefined>();
    const client = createClient({
      url: `${this.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${this.token}` },
      retryAttempts: 0,
      lazy: false,
      on: {
        connected: () => {
          opened.resolve(undefined);
        },
      },
      onNonLazyError: opened.reject,
    });
    await opened.promise;
    const values: T[] = [];
    client.subscribe<T>(
      { query, variables },
      {
        next: ({ data }) => {
          if (data) values.push(data);
        },
        error: console.error,
        complete: () => undefined,
      },
    );
    // Asked over the same socket, and so after the subscription: that stands by the time of the answer.
    const asked = Promise.withResolvers<undefined>();
    client.subscribe(
      { query: '{ me { id } }' },
      {
        next: () => undefined,
        error: asked.reject,
        complete: () => {
          asked.resolve(undefined);
        },
      },
    );
    await asked.promise;
    return { values, stop: async () => client.dispose() };
  }

  async stop(): Promise<void> {
    await this.app.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export interface Live<T> {
  readonly values: readonly T[];
  readonly stop: () => Promise<void>;
}

async function post<T>(
  url: string,
  query: string,
  variables: object,
  token?: string,
): Promise<Answer<T>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer<T>;
}

async function signIn(url: string, username: string, secret: string): Promise<string> {
  const { data } = await post<{ login: { token: string } }>(
    url,
    'mutation ($u: String!, $p: String!) { login(username: $u, password: $p) { token } }',
    { u: username, p: secret },
  );
  if (!data) throw new Error('The first administrator could not sign in.');
  return data.login.token;
}
