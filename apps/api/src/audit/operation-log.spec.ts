import { FakeClock } from '@dialtone/engine/testing';
import { Logger } from '@nestjs/common';
import { buildSchema, type GraphQLSchema, graphql } from 'graphql';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { badInput, unauthenticated } from '../platform/errors.js';
import type { RequestContext } from '../platform/graphql/context.js';
import { OperationLog } from './operation-log.js';
import type { NewRecord, RecordWriter } from './record-writer.js';

const sdl = `
  type Query { me: ID }
  type Mutation { login(username: String!, password: String!): Session, rename(id: ID!, name: String): Probe }
  type Session { token: String, user: User }
  type User { id: ID }
  type Probe { id: ID, name: String }
`;

describe('OperationLog', () => {
  let clock: FakeClock;
  let records: NewRecord[];
  let schema: GraphQLSchema;
  let caller: RequestContext;
  beforeEach(() => {
    clock = new FakeClock();
    records = [];
    const writer: unknown = { add: (record: NewRecord) => records.push(record) };
    schema = new OperationLog(writer as RecordWriter, clock).audit(buildSchema(sdl));
    caller = { ip: '192.0.2.1', agent: 'console', user: { id: 7, username: 'ada' } };
  });
  /** What the resolvers do is the root value's, as graphql has it by default. */
  const run = (source: string, rootValue: Record<string, unknown>) =>
    graphql({ schema, source, rootValue, contextValue: caller });

  it('leaves a record of a mutation that ran', async () => {
    const rename = () => {
      clock.advance(12.345678);
      return { id: 3, name: 'x' };
    };
    const { data } = await run('mutation { rename(id: "3", name: "x") { id } }', { rename });
    expect(data).toEqual({ rename: { id: '3' } });
    const at = new Date('2026-01-01T00:00:00Z');
    expect(records).toEqual([
      {
        createdAt: at,
        updatedAt: at,
        deletedAt: null,
        ip: '192.0.2.1',
        method: 'POST',
        path: '/graphql rename',
        status: 200,
        latency: 12_345_678,
        latencyMs: 12,
        agent: 'console',
        errorMessage: '',
        body: '{"id":"3","name":"x"}',
        resp: '{"id":3}',
        userId: 7,
      },
    ]);
  });

  it('leaves one of a mutation that was refused, and passes the refusal on', async () => {
    const message = 'The name is empty.';
    const rename = () => Promise.reject(badInput([{ path: ['name'], message }]));
    const { errors } = await run('mutation { rename(id: "3") { id } }', { rename });
    expect(errors?.[0]?.message).toBe(message);
    expect(records).toMatchObject([{ status: 400, errorMessage: message, resp: '' }]);
  });

  it('takes an error that was handed back for one that was thrown', async () => {
    const rename = () => unauthenticated();
    const { errors } = await run('mutation { rename(id: "3") { id } }', { rename });
    expect(errors).toHaveLength(1);
    expect(records).toMatchObject([{ status: 401, errorMessage: unauthenticated().message }]);
  });

  it('leaves one for each mutation of a request, under its own name', async () => {
    const rename = ({ id }: { id: string }) => ({ id });
    await run('mutation { a: rename(id: "1") { id } b: rename(id: "2") { id } }', { rename });
    expect(records.map(({ path, resp }) => [path, resp])).toEqual([
      ['/graphql rename', '{"id":"1"}'],
      ['/graphql rename', '{"id":"2"}'],
    ]);
  });

  it('knows whom a sign-in let in, and keeps neither password nor token', async () => {
    caller = { ip: '192.0.2.1', agent: 'console' };
    const login = () => ({ token: 'a.b.c', user: { id: 9 } });
    await run('mutation { login(username: "ada", password: "pw") { token } }', { login });
    expect(records).toMatchObject([{ userId: 9, resp: '{"user":{"id":9}}' }]);
    expect(JSON.stringify(records)).not.toMatch(/"pw|a\.b\.c/u);
  });

  it('records a sign-in that was refused as nobody', async () => {
    caller = { ip: '192.0.2.1', agent: 'console' };
    const login = () => Promise.reject(new Error('x'));
    await run('mutation { login(username: "ada", password: "pw") { token } }', { login });
    expect(records).toMatchObject([{ userId: 0, status: 500 }]);
  });

  it('records no query', async () => {
    await run('{ me }', { me: 1 });
    expect(records).toEqual([]);
  });

  it('fails no mutation, even when it fails itself', async () => {
    const logged = vi.spyOn(Logger.prototype, 'error').mockReturnValue();
    const broken: unknown = {
      add: () => {
        throw new Error('full');
      },
    };
    schema = new OperationLog(broken as RecordWriter, clock).audit(buildSchema(sdl));
    const { data, errors } = await run('mutation { rename(id: "3") { id } }', {
      rename: { id: 3 },
    });
    expect([data, errors]).toEqual([{ rename: { id: '3' } }, undefined]);
    expect(logged).toHaveBeenCalledOnce();
  });
});
