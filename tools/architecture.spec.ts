import { describe, expect, it } from 'vitest';
import { connecting, judgeConnections } from './architecture/connections.ts';
import { cyclesIn } from './architecture/cycles.ts';
import { judgeDoor, judgeFloor } from './architecture/floors.ts';
import { importsOf } from './architecture/imports.ts';
import { clock, config, judgeEnvironment, judgeTime } from './architecture/owners.ts';
import { parse, readSources } from './architecture/sources.ts';
import { root } from './run/workspace.ts';

const sources = readSources(root);
const imports = importsOf(sources);

describe('the house', () => {
  it('is seen whole', () => {
    const paths = sources.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining([clock, config]));
    const known = new Set(paths);
    const lost = imports.filter(({ to }) => !known.has(to) && !to.includes('/gql/'));
    expect(lost.map(({ source, to }) => `${source.path} -> ${to}`)).toEqual([]);
  });

  it('has imports that go down only', () => {
    expect(imports.flatMap(judgeFloor)).toEqual([]);
  });

  it('has no import cycles', () => {
    expect(cyclesIn(imports)).toEqual([]);
  });

  it('is entered by its doors from outside only', () => {
    expect(imports.flatMap(judgeDoor)).toEqual([]);
  });

  it('has one owner of time', () => {
    expect(sources.flatMap(judgeTime)).toEqual([]);
  });

  it('has one reader of the environment', () => {
    expect(sources.flatMap(judgeEnvironment)).toEqual([]);
  });

  it('has one way out, which the egress guard watches', () => {
    expect(sources.flatMap(judgeConnections)).toEqual([]);
    const paths = new Set(sources.map(({ path }) => path));
    expect(Object.keys(connecting).filter(path => !paths.has(path))).toEqual([]);
  });
});

const probe = 'apps/api/src/probe/probe.service.ts';
const importing = (path: string, specifier: string) =>
  importsOf([parse(path, `\nimport { x } from '${specifier}';`)]);

describe('a breach of a floor', () => {
  it.each([
    ['up', 'libs/engine/src/bus.ts', '../../../apps/api/src/platform/errors.js'],
    ['sideways', probe, '../auth/users.js'],
    ['up by a type', 'apps/api/src/platform/config.ts', '../probe/probe.entity.js'],
    ['into what it must not see', 'apps/console/src/app/app.ts', '@dialtone/engine'],
    ['into a room without a floor', probe, '../attic/box.js'],
  ])('is told for an import %s', (_, path, specifier) => {
    const [violation, ...more] = importing(path, specifier).flatMap(judgeFloor);
    expect(violation).toMatch(new RegExp(`^${path}:2 .`));
    expect(more).toEqual([]);
  });

  it.each([
    [probe, '../platform/errors.js'],
    [probe, './probe.entity.js'],
    [probe, '@dialtone/engine'],
    ['apps/api/src/result/recorder.ts', '../probe/probe.service.js'],
    ['apps/api/src/app.module.ts', './result/result.module.js'],
    ['apps/console/src/app/app.ts', '@dialtone/model'],
    ['apps/api/src/platform/x.spec.ts', '../probe/probe.service.js'],
  ])('is not told where %s imports %s', (path, specifier) => {
    expect(importing(path, specifier)).toHaveLength(1);
    expect(importing(path, specifier).flatMap(judgeFloor)).toEqual([]);
  });

  it('is told for an entry by the own door', () => {
    expect(
      importing('libs/engine/src/checker/limiter.ts', '../index.js').flatMap(judgeDoor),
    ).toEqual([
      'libs/engine/src/checker/limiter.ts:2 enters its own project by libs/engine/src/index.ts: import the file itself.',
    ]);
  });
});

describe('a cycle', () => {
  it('is told as the way round, types included', () => {
    const knot = [
      parse('libs/model/src/a.ts', `import type { B } from './b.js';`),
      parse('libs/model/src/b.ts', `export * from './c.js';`),
      parse('libs/model/src/c.ts', `export const a: import('./a.js').A = 1;`),
      parse('libs/model/src/d.ts', `import './a.js';`),
    ];
    expect(cyclesIn(importsOf(knot))).toEqual([
      ['libs/model/src/a.ts', 'libs/model/src/b.ts', 'libs/model/src/c.ts', 'libs/model/src/a.ts'],
    ]);
  });

  it('is not told where one way is lazy', () => {
    const pair = [
      parse('apps/console/src/a.ts', `export const open = () => import('./b');`),
      parse('apps/console/src/b.ts', `import './a';`),
    ];
    expect(importsOf(pair)).toHaveLength(2);
    expect(cyclesIn(importsOf(pair))).toEqual([]);
  });
});

describe('a second owner of time', () => {
  it.each([
    'new Date()',
    'new Date',
    'Date()',
    'Date.now()',
    'setTimeout(f, 1)',
    '[1].forEach(setInterval)',
    'globalThis.setTimeout(f, 1)',
    'AbortSignal.timeout(1)',
    `import { setTimeout as pause } from 'node:timers/promises'`,
  ])('is told for %s', code => {
    expect(judgeTime(parse(probe, `\n\n${code};`))).toEqual([
      `${probe}:3 takes time into its own hands: only ${clock} does.`,
    ]);
  });

  it.each([
    'new Date(0)',
    'socket.setTimeout(5)',
    '({ setTimeout: 1 })',
    'performance.now()',
    'Date.parse(x)',
  ])('is not told for %s', code => {
    expect(judgeTime(parse(probe, code))).toEqual([]);
  });

  it('is told neither for the clock itself nor for a spec', () => {
    expect(judgeTime(parse(clock, 'Date.now()'))).toEqual([]);
    expect(judgeTime(parse('libs/engine/src/bus.spec.ts', 'Date.now()'))).toEqual([]);
  });
});

describe('a second reader of the environment', () => {
  it.each([
    'process.env.HOST',
    `process.env['HOST']`,
    'const { env } = process',
    'const { env: e } = process',
    `import { env } from 'node:process'`,
  ])('is told for %s', code => {
    expect(judgeEnvironment(parse(probe, code))).toEqual([
      `${probe}:1 reads the environment: only ${config} does.`,
    ]);
  });

  it('is not told for the one reader', () => {
    expect(judgeEnvironment(parse(config, 'process.env.HOST'))).toEqual([]);
  });
});

describe('a way past the egress guard', () => {
  it.each([
    `import { connect } from 'node:net'`,
    `import { connect as open, isIP } from 'node:tls'`,
    `import { Socket } from 'net'`,
    `import net from 'node:net'`,
    `import * as http2 from 'node:http2'`,
    `import { request } from 'node:https'`,
    `import { createSocket } from 'node:dgram'`,
    `import { lookup } from 'node:dns/promises'`,
    `import { spawn } from 'node:child_process'`,
    `import WebSocket from 'ws'`,
    `export { connect } from 'node:net'`,
    `const net = await import('node:net')`,
    `const ping = require('net-ping')`,
    `await fetch(url)`,
    `new WebSocket(url)`,
  ])('is told for %s', code => {
    expect(judgeConnections(parse(probe, `\n${code};`))).toEqual([
      `${probe}:2 can connect past the egress guard: use libs/checkers/src/network/connect.ts.`,
    ]);
  });

  it.each([
    `import type { Socket } from 'node:net'`,
    `import { isIP, type Socket } from 'node:net'`,
    `import { createSecureContext } from 'node:tls'`,
    `import { fetch } from './fetch.js'`,
    `await socket.connect(port)`,
  ])('is not told for %s', code => {
    expect(judgeConnections(parse(probe, code))).toEqual([]);
  });

  it('is told neither for the way out itself nor for a spec', () => {
    const code = `import { connect } from 'node:net'`;
    expect(judgeConnections(parse('libs/checkers/src/network/connect.ts', code))).toEqual([]);
    expect(judgeConnections(parse('libs/checkers/src/network/connect.spec.ts', code))).toEqual([]);
  });
});
