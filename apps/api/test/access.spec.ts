import type { NestExpressApplication } from '@nestjs/platform-express';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  execute,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  parse,
  subscribe,
} from 'graphql';
import { createClient } from 'graphql-ws';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startApplication } from '../src/application.js';
import { readConfig } from '../src/platform/config.js';
import { UserError } from '../src/platform/errors.js';
import type { RequestContext } from '../src/platform/graphql/context.js';

/** What anybody may do. All else needs a user; to add to these lists is a decision. */
const publicOperations = ['login'];
const publicRoutes = ['/healthz', '/metrics', '/probe', '/readyz'];
/** What has a guard of its own, which lets in whoever is signed in, or bears the token of the metrics. */
const guardedRoutes = ['/-/reload'];
/** What whoever is signed in may read over plain HTTP. */
const signedInRoutes = [
  ...['/api/probes/:id/results.csv', '/api/probes/:id/results.ndjson'],
  ...['/api/probes.csv', '/api/probes.json', '/api/probes.yaml', '/api/probes.xlsx'],
];
/** Where whoever is signed in may send a file, of which nothing is done yet. */
const uploadRoutes = ['/api/probes/import'];

const password = 'correct horse';
const folder = mkdtempSync(join(tmpdir(), 'dialtone-access-'));
const quiet = { log: () => undefined, warn: () => undefined, error: console.error };

let app: NestExpressApplication;
let url: string;
let schema: GraphQLSchema;
beforeAll(async () => {
  const config = readConfig({ DATA_DIR: folder, PORT: '0', ADMIN_PASSWORD: password });
  app = await startApplication(config, quiet);
  url = `${await app.getUrl()}/graphql`;
  schema = app.get(GraphQLSchemaHost).schema;
}, 60_000);
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

/** Some value that the type takes. */
function valueOf(type: GraphQLInputType): string {
  if (isNonNullType(type)) return valueOf(type.ofType);
  if (isListType(type)) return `[${valueOf(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  if (!isInputObjectType(type))
    return (
      { Boolean: 'true', Int: '1', Float: '1', DateTime: '"2026-01-31T12:00:00.000Z"' }[
        type.name
      ] ?? '"1"'
    );
  const fields = Object.values(type.getFields());
  const needed = type.isOneOf ? fields.slice(0, 1) : fields.filter(isRequiredInputField);
  return `{ ${needed.map(({ name, type }) => `${name}: ${valueOf(type)}`).join(' ')} }`;
}

function operationFor(kind: string, { name, args, type }: GraphQLField<unknown, unknown>): string {
  const given = args.filter(isRequiredArgument).map(arg => `${arg.name}: ${valueOf(arg.type)}`);
  const call = given.length > 0 ? `${name}(${given.join(' ')})` : name;
  return `${kind} { ${call} ${isLeafType(getNamedType(type)) ? '' : '{ __typename }'} }`;
}

async function send(query: string, token?: string, agent = 'spec'): Promise<unknown> {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': agent, ...authorization },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const value of values) list.push(value);
  return list;
}

const refused = { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] };
const login = (given: string) =>
  `mutation { login(username: "admin", password: "${given}") { token } }`;

async function signIn(): Promise<string> {
  const answer = (await send(login(password))) as { data: { login: { token: string } } };
  return answer.data.login.token;
}

/** Connects at once, and stays. */
const clientFor = (token: string) =>
  createClient({
    url: url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    lazy: false,
    connectionParams: { authorization: `Bearer ${token}` },
  });

describe('a stranger', () => {
  it('may call nothing of the schema but what is public', async () => {
    const roots = [
      ['query', schema.getQueryType()],
      ['mutation', schema.getMutationType()],
      ['subscription', schema.getSubscriptionType()],
    ] as const;
    const open: string[] = [];
    for (const [kind, type] of roots)
      for (const field of Object.values(type?.getFields() ?? {})) {
        const contextValue: RequestContext = { ip: '192.0.2.1', agent: '' };
        const run = { schema, document: parse(operationFor(kind, field)), contextValue };
        const answer = await (kind === 'subscription' ? subscribe(run) : execute(run));
        const [error] = ('errors' in answer ? answer.errors : undefined) ?? [];
        const cause = error?.originalError;
        const denied = cause instanceof UserError && cause.message.startsWith('Sign in first');
        if (!denied) open.push(field.name);
      }
    expect(open).toEqual(publicOperations);
  });

  it('finds no routes but the public ones and those with a guard', () => {
    const { router } = app.getHttpAdapter().getInstance() as {
      router: { stack: { route?: { path: string } }[] };
    };
    const paths = router.stack.flatMap(({ route }) => route?.path ?? []);
    const known = [...publicRoutes, ...guardedRoutes, ...signedInRoutes, ...uploadRoutes];
    expect([...new Set(paths)].sort()).toEqual(known.sort());
  });

  it('is refused where a route has a guard of its own', async () => {
    for (const route of guardedRoutes) {
      const answer = await fetch(url.replace('/graphql', route), { method: 'POST' });
      expect(answer.status).toBe(401);
    }
  });

  it('is refused where whoever is signed in may read', async () => {
    for (const route of signedInRoutes) {
      const answer = await fetch(url.replace('/graphql', route.replace(':id', '1')));
      expect(answer.status).toBe(401);
    }
  });

  it('is refused where whoever is signed in may send a file', async () => {
    for (const route of uploadRoutes) {
      const answer = await fetch(url.replace('/graphql', route), { method: 'POST', body: 'x' });
      expect(answer.status).toBe(401);
    }
  });

  it('is told neither whether there is such a user nor why not', async () => {
    const answers = await Promise.all([send(login('x')), send(login('x').replace('admin', 'no'))]);
    for (const answer of answers)
      expect(answer).toMatchObject({
        errors: [
          { message: 'Wrong user name or password.', extensions: { code: 'UNAUTHENTICATED' } },
        ],
      });
  });

  it('has the socket closed with 4401', async () => {
    const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws');
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init' }));
    const [code] = (await once(socket, 'close')) as [number];
    expect(code).toBe(4401);
  });

  it('has a socket from another site closed with 4403', async () => {
    const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws', {
      origin: 'https://evil.example',
    });
    await once(socket, 'open');
    const authorization = `Bearer ${await signIn()}`;
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
    const [code] = (await once(socket, 'close')) as [number];
    expect(code).toBe(4403);
  });
});

describe('who is signed in', () => {
  it('is known over HTTP and over a socket', async () => {
    const token = await signIn();
    const me = { data: { me: { username: 'admin' } } };
    expect(await send('{ me { username } }', token)).toEqual(me);
    const client = clientFor(token);
    const [answer] = await all(client.iterate({ query: '{ me { username } }' }));
    expect(answer).toEqual(me);
    await client.dispose();
  });

  it('is out at once when frozen, also on an open socket', async () => {
    const token = await signIn();
    const client = clientFor(token);
    await new Promise<void>(resolve => {
      client.on('connected', () => {
        resolve();
      });
    });
    const users = app.get(DataSource);
    await users.query('UPDATE sys_users SET enable = 2');
    try {
      expect(await send('{ me { username } }', token)).toMatchObject(refused);
      const [answer] = await all(client.iterate({ query: '{ me { username } }' }));
      expect(answer).toMatchObject(refused);
    } finally {
      await users.query('UPDATE sys_users SET enable = 1');
      await client.dispose();
    }
  });
});

it('keeps a record of every mutation, also of the refused and of those over a socket', async () => {
  const token = await signIn();
  const client = clientFor(token);
  await send(login(password), undefined, 'recorded');
  await send(login('x'), undefined, 'recorded');
  await send('mutation { deleteProbes(ids: ["1"]) }', undefined, 'recorded');
  await all(client.iterate({ query: 'mutation { deleteProbes(ids: ["77"]) }' }));
  await client.dispose();
  const records = () =>
    app.get(DataSource).query<unknown[]>(
      `SELECT path, status, body, user_id FROM sys_operation_records
        WHERE agent = 'recorded' OR body LIKE '%"77"%' ORDER BY id`,
    );
  const path = '/graphql login';
  const body = '{"username":"admin","password":"[redacted]"}';
  await expect.poll(records, { timeout: 4000 }).toMatchObject([
    { path, status: 200, body, user_id: 1 },
    { path, status: 401, body, user_id: 0 },
    { path: '/graphql deleteProbes', status: 401, body: '{"ids":["1"]}', user_id: 0 },
    { path: '/graphql deleteProbes', body: '{"ids":["77"]}', user_id: 1 },
  ]);
});
