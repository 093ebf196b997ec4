import { type ImportPlan, transferLimits } from '@dialtone/model';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { OperationRecordRow } from '../src/audit/operation-record.entity.js';
import { RunningApi } from './support/running-api.js';

/** A machine that others use too may stand still for a while. */
const patienceMs = 15_000;

let api: RunningApi;
beforeAll(async () => {
  api = await RunningApi.start();
}, 120_000);
afterAll(async () => api.stop(), 60_000);

const octets = 'application/octet-stream';
const file = 'name,type,url,cron,enabled\nshop,TCP,127.0.0.1:1,1h,no\ndb,TCP,127.0.0.1:2,1h,no\n';

const bearer = () => ({ authorization: `Bearer ${api.token}` });
const send = (body: string | Uint8Array<ArrayBuffer>, { format = 'csv', type = octets } = {}) =>
  fetch(`${api.url}/api/probes/import?format=${format}`, {
    method: 'POST',
    headers: { 'content-type': type, ...bearer() },
    body,
  });
const take = async (name: string) => fetch(`${api.url}/api/${name}`, { headers: bearer() });

describe('a file of probes', () => {
  it('is shown, carried out by whoever has the plan, and on record', async () => {
    const answer = await send(file);
    expect(answer.status).toBe(200);
    const plan = (await answer.json()) as ImportPlan;
    expect(plan.counts).toEqual({ create: 2, change: 0, same: 0, refuse: 0 });
    const done = await api.ask(
      'mutation ($plan: ID!) { applyImport(plan: $plan) { created { line probeId } changed { line } late } }',
      { plan: plan.token },
    );
    expect(done.data).toEqual({
      applyImport: {
        created: [
          { line: 2, probeId: '1' },
          { line: 3, probeId: '2' },
        ],
        changed: [],
        late: [],
      },
    });
    const records = api.app.get(DataSource).getRepository(OperationRecordRow);
    await vi.waitFor(async () => {
      expect(await records.countBy({ path: '/graphql applyImport' })).toBe(1);
    }, patienceMs);
  });

  it.each(['csv', 'xlsx', 'json', 'yaml'])(
    'goes out as %s and comes back as it was',
    async format => {
      const answer = await take(`probes.${format}`);
      expect(answer.headers.get('content-disposition')).toBe(
        `attachment; filename="dialtone-probes.${format}"`,
      );
      const back = await send(new Uint8Array(await answer.arrayBuffer()), { format });
      expect(await back.json()).toMatchObject({ counts: { same: 2, refuse: 0 } });
    },
  );

  it('goes out with the filter of the list', async () => {
    const names = async (query: string) =>
      (
        (await (await take(`probes.json?${query}`)).json()) as { probes: { name: string }[] }
      ).probes.map(({ name }) => name);
    expect(await names('search=SHO')).toEqual(['shop']);
    expect(await names('state=PAUSED')).toEqual(['shop', 'db']);
    expect(await names('enabled=true')).toEqual([]);
    expect(await (await take('probes.yaml?enabled=true')).text()).toBe('probes: []\n');
    expect(await (await take('probes.csv?titles=en&search=none')).text()).toContain('ID,Name,Type');
  });

  it.each([
    ['probes.csv?state=SIDEWAYS', 'state is one of UP, DOWN, DEGRADED'],
    ['probes.json?valueOf=x', 'There is no parameter of this name: valueOf.'],
    ['probes.yaml?search=a&search=b', 'search is a text.'],
  ])('does not go out by %s', async (path, sentence) => {
    const answer = await take(path);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      message: expect.stringContaining(sentence) as string,
    });
  });

  it.each([
    [
      'in a format that nobody knows',
      () => send(file, { format: 'doc' }),
      400,
      'format is one of csv',
    ],
    ['as a form', () => send(file, { type: 'text/plain' }), 415, 'application/octet-stream'],
    ['when it is none', () => send('', {}), 400, 'The file is empty.'],
    ['when it is no workbook', () => send('x', { format: 'xlsx' }), 400, 'not an XLSX workbook'],
    [
      'when it is too large',
      () => send(new Uint8Array(transferLimits.bytes + 1)),
      413,
      'A file of more than 16 MB is not read; split it.',
    ],
  ])('is refused %s', async (_, sent, status, sentence) => {
    const answer = await sent();
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({
      message: expect.stringContaining(sentence) as string,
    });
  });

  it('is not carried out by a plan that nobody made', async () => {
    const answer = await api.ask('mutation { applyImport(plan: "x") { late } }');
    expect(answer.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});
