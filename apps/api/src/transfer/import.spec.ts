import { ProbeSaved } from '@dialtone/engine';
import { concealed, type ImportPlan } from '@dialtone/model';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../platform/errors.js';
import { databases } from '../platform/database/testing/databases.js';
import { ProbePartsRow } from '../probe/probe.entity.js';
import { anInput } from '../probe/testing/probe-room.js';
import { by, TransferRoom } from './testing/transfer-room.js';

const head =
  '接口名称,拨测类型,HTTP请求方法,拨测地址,请求BODY,是否启用,所属应用,预期返回值,预期状态码,cron表达式,拨测成功率';
const csv = (...lines: string[]): string => [head, ...lines].join('\r\n');
const shop = 'shop,HTTP,GET,https://shop.test/,,是,web,ok,200,30s,99.50';
const database = 'db,TCP,GET,db:5432,,否,,,200,1m,';

const told = ({ rows }: ImportPlan): string[] =>
  rows.flatMap(({ line, problems }) =>
    (problems ?? []).map(({ field, holds, message }) => `${line} ${field} [${holds}] ${message}`),
  );
const failure = async (work: Promise<unknown>): Promise<UserError> => {
  const error = await work.catch((error: unknown) => error);
  expect(error).toBeInstanceOf(UserError);
  return error as UserError;
};

describe.each(databases)('an import on $name', database_ => {
  let first: TransferRoom;
  let room: TransferRoom;
  beforeAll(async () => {
    first = await TransferRoom.open(database_);
  }, 60_000);
  beforeEach(async () => {
    room = await first.empty();
  }, 60_000);
  afterAll(() => first.probes.close());

  const names = (): string[] => room.probes.catalog.all().map(({ name }) => name);

  it('shows what it would create, and creates just that', async () => {
    const plan = await room.dryRun('csv', csv(shop, database));
    expect(plan.counts).toEqual({ create: 2, change: 0, same: 0, refuse: 0 });
    expect(plan.rows[0]).toMatchObject({ line: 2, action: 'create', name: 'shop', type: 'HTTP' });
    expect(names()).toEqual([]);
    const done = await room.apply(plan);
    const [one, other] = done.created.map(({ probeId }) => room.probes.catalog.get(probeId));
    expect(one).toMatchObject({
      name: 'shop',
      application: 'web',
      enabled: true,
      cron: '30s',
      target: {
        type: 'http',
        url: 'https://shop.test/',
        expectedBody: 'ok',
        expectedStatus: '200',
      },
    });
    expect(other).toMatchObject({ name: 'db', type: 'TCP', address: 'db:5432', enabled: false });
    expect(await room.probes.row(one?.id ?? 0)).toMatchObject({
      createdBy: by,
      updatedBy: by,
      url: 'https://shop.test/',
    });
    expect(room.probes.bus.of(ProbeSaved).map(({ cause }) => cause)).toEqual([
      'created',
      'created',
    ]);
  });

  it('finds the same again by name, type and address, and changes what differs', async () => {
    await room.apply(await room.dryRun('csv', csv(shop, database)));
    expect((await room.dryRun('csv', csv(shop, database))).counts).toMatchObject({ same: 2 });
    const plan = await room.dryRun(
      'csv',
      csv(shop.replace('30s', '5m').replace('是', '否'), database),
    );
    expect(plan.counts).toEqual({ create: 0, change: 1, same: 1, refuse: 0 });
    expect(plan.rows[0]).toMatchObject({
      matchedBy: 'name',
      changes: [
        { field: 'cron', from: '30s', to: '5m' },
        { field: 'enabled', from: 'true', to: 'false' },
      ],
    });
    const { changed } = await room.apply(plan);
    expect(room.probes.catalog.get(changed[0]?.probeId ?? 0)).toMatchObject({
      cron: '5m',
      enabled: false,
    });
  });

  it('brings tags in one cell, and takes them away by an empty one', async () => {
    const table = (tags: string): string =>
      `名称,拨测类型,地址,cron,标签\r\ndb,TCP,db:5432,1m,${tags}\r\n`;
    await room.apply(await room.dryRun('csv', table('生产、eu')));
    expect(room.probes.catalog.all()[0]?.tags).toEqual(['eu', '生产']);
    const plan = await room.dryRun('csv', table(''));
    expect(plan.rows[0]?.changes).toEqual([{ field: 'tags', from: '["eu","生产"]' }]);
    await room.apply(plan);
    expect(room.probes.catalog.all()[0]?.tags).toBeUndefined();
  });

  it('finds a probe by its id, so that it can be renamed, and keeps what a table cannot hold', async () => {
    const target = {
      http: { url: 'https://shop.test/', headers: [{ name: 'authorization', value: 'Bearer x' }] },
    };
    const { id } = await room.probes.service.create(anInput({ target }), by);
    const plan = await room.dryRun('csv', `ID,Name,Address\r\n${id},store,https://store.test/\r\n`);
    expect(plan.rows[0]).toMatchObject({ action: 'change', matchedBy: 'id', id });
    await room.apply(plan);
    expect(room.probes.catalog.get(id)).toMatchObject({
      name: 'store',
      target: { url: 'https://store.test/', headers: [{ value: 'Bearer x' }] },
    });
  });

  it('refuses a row with each of its problems, the field and what it holds', async () => {
    const plan = await room.dryRun(
      'csv',
      csv(
        ',HTTP,GET,https://a.test/,,是,,,200,30s,',
        'b,FTP,GET,b,,是,,,200,30s,',
        'c,HTTP,BREW,http:/,,vielleicht,,,999,soon,',
        'd,TCP,GET,db,,是,,,200,30s,',
        'e,DNS,GET,example.com,,是,,text,200,30s,',
      ),
    );
    expect(plan.counts).toEqual({ create: 0, change: 0, same: 0, refuse: 5 });
    expect(told(plan)).toMatchInlineSnapshot(`
      [
        "2 接口名称 [] A name is needed.",
        "3 拨测类型 [FTP] A type is one of HTTP, TCP, DNS, ICMP, GRPC, WS, TLS; PING means ICMP.",
        "4 是否启用 [vielleicht] Enabled is 是 or 否, true or false, yes or no, 1 or 0.",
        "4 cron表达式 [soon] “soon” is not a schedule. Write an interval such as 30s or 5m, a cron text such as */5 * * * *, or a name such as @hourly.",
        "4 拨测地址 [http:/] “http:/” is not a URL. Write it whole, such as https://example.com/healthz.",
        "4 HTTP请求方法 [BREW] “BREW” is not a method that can be sent. Known are GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS.",
        "4 预期状态码 [999] “999” is not a set of status codes from 100 to 599. Write 200, 200-299 or 200,204,301-308.",
        "5 拨测地址 [db] “db” is not a TCP address; write host:port or [v6 address]:port.",
        "6 预期返回值 [text] Only an HTTP probe has this; for DNS leave the cell empty.",
      ]
    `);
  });

  it('refuses a second row about the same probe, and one that may mean several', async () => {
    expect(told(await room.dryRun('csv', csv(shop, shop)))).toEqual([
      '3 undefined [undefined] Row 2 is about the same probe; one of the two has to go.',
    ]);
    const [one, two] = [
      await room.probes.service.create(anInput(), by),
      await room.probes.service.create(anInput(), by),
    ];
    const [refusal] = told(await room.dryRun('csv', csv('shop,TCP,,db:5432,,是,,,,30s,')));
    expect(refusal).toContain(
      `Several probes have this name, type and address: ${one.id}, ${two.id}.`,
    );
  });

  it('writes nothing while a row is refused, unless the good ones are asked for', async () => {
    const plan = await room.dryRun('csv', csv(shop, 'x,HTTP,GET,nowhere,,是,,,200,30s,'));
    expect((await failure(room.apply(plan))).message).toBe(
      '1 of the rows cannot be imported, so nothing was. Mend them, or ask for the good rows only.',
    );
    expect(names()).toEqual([]);
    await room.apply(plan, { onlyGood: true });
    expect(names()).toEqual(['shop']);
  });

  it('writes nothing when a probe was changed since the dry run, and with the good ones leaves that out', async () => {
    const { id } = await room.probes.service.create(anInput(), by);
    const file = csv(shop, 'shop,TCP,,db:5432,,是,,,,5m,');
    const plan = await room.dryRun('csv', file);
    await room.probes.sql('UPDATE dial_api SET application = ? WHERE id = ?', ['other', id]);
    const error = await failure(room.apply(plan));
    expect(error).toMatchObject({ code: 'CONFLICT', problems: [{ path: [3] }] });
    expect(await room.probes.row(id)).toMatchObject({ cron: '30s', application: 'other' });
    expect(names()).toEqual(['shop']);
    const done = await room.apply(plan, { onlyGood: true });
    expect(done).toMatchObject({ created: [{ line: 2 }], changed: [], late: [3] });
    expect(await room.probes.row(id)).toMatchObject({ cron: '30s' });
  });

  it('does not create what somebody else has created since', async () => {
    const plan = await room.dryRun('csv', csv(shop));
    await room.apply(await room.dryRun('csv', csv(shop)));
    expect(await failure(room.apply(plan))).toMatchObject({
      code: 'CONFLICT',
      problems: [{ path: [2] }],
    });
  });

  it('is carried out once, and not when it has become old', async () => {
    const plan = await room.dryRun('csv', csv(shop));
    await room.apply(plan);
    expect(await failure(room.apply(plan))).toMatchObject({ code: 'NOT_FOUND' });
    const other = await room.dryRun('csv', csv(database));
    room.probes.clock.advance(15 * 60_000);
    expect(await failure(room.apply(other))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is carried out by whoever had it made, and by nobody else', async () => {
    const plan = await room.dryRun('csv', csv(shop));
    await expect(room.apply(plan, { by: by + 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await room.apply(plan)).created).toHaveLength(1);
  });

  it('leaves a secret as it is where its place is held, and refuses the place of none', async () => {
    const target = {
      http: {
        url: 'https://shop.test/',
        auth: { bearer: 'open sesame' },
        headers: [{ name: 'x-api-key', value: 'k' }],
      },
    };
    const { id } = await room.probes.service.create(anInput({ target }), by);
    const file = await room.text('yaml');
    expect(file).not.toMatch(/open sesame|: k$/mu);
    expect(file).toContain(concealed);
    expect((await room.dryRun('yaml', file)).counts).toMatchObject({ same: 1 });
    const plan = await room.dryRun('yaml', file.replace('name: shop', 'name: store'));
    expect(plan.rows[0]?.changes).toEqual([{ field: 'name', from: 'shop', to: 'store' }]);
    await room.apply(plan);
    expect(room.probes.catalog.get(id)?.target).toMatchObject({
      auth: { bearer: 'open sesame' },
      headers: [{ value: 'k' }],
    });
    const changed = await room.dryRun(
      'yaml',
      file.replace(`bearer: "${concealed}"`, 'bearer: other'),
    );
    expect(changed.rows[0]?.changes).toContainEqual({
      ...{ field: 'target.http.auth.bearer', from: concealed, to: concealed, hidden: true },
    });
    const elsewhere = await (await first.empty()).dryRun('yaml', file);
    const sentence =
      '[********] ******** stands for a secret that is on file, and there is none here';
    expect(told(elsewhere)).toEqual([
      expect.stringContaining(`target.http.headers.0.value ${sentence}`),
      expect.stringContaining(`target.http.auth.bearer ${sentence}`),
    ]);
  });

  it.each(['json', 'yaml', 'csv'] as const)(
    'takes back as the same what was exported as %s',
    async format => {
      await room.probes.service.create(
        anInput({
          name: '=1+1, "接口" - @',
          application: 'yes',
          timeoutMs: 500,
          target: {
            http: {
              url: 'https://shop.test/a?b=c#d',
              method: 'POST',
              body: '\n- 1: {"a": "=b"}\r\n',
              expectedStatus: '200-299',
              expectedBody: "'=x",
            },
          },
        }),
        by,
      );
      await room.probes.service.create(
        anInput({ name: '1e3', enabled: false, target: { icmp: { host: '::1' } } }),
        by,
      );
      const plan = await room.dryRun(format, await room.text(format));
      expect(told(plan)).toEqual([]);
      expect(plan.rows.map(({ changes }) => changes)).toEqual([undefined, undefined]);
      expect(plan.counts).toMatchObject({ same: 2 });
    },
  );

  it('takes back as the same what was exported as a workbook', async () => {
    await room.apply(await room.dryRun('csv', csv(shop, database)));
    const plan = await room.dryRun('xlsx', await room.workbook());
    expect(plan.counts).toMatchObject({ same: 2 });
  });

  it('gives ids of its own to the probes of another installation', async () => {
    await room.apply(await room.dryRun('csv', csv(shop, database)));
    const file = await room.text('json');
    const other = await first.empty();
    const plan = await other.dryRun('json', file);
    expect(plan.counts).toMatchObject({ create: 2 });
    expect(plan.rows[0]?.note).toMatch(
      /^There is no probe \d+ here: a new one gets an id of its own\.$/u,
    );
  });

  it('refuses settings that nobody knows, wherever they stand', async () => {
    const probe = {
      name: 'a',
      cron: '30s',
      colour: 'red',
      target: { tcp: { host: 'a', port: 1, prot: 2 } },
    };
    expect(told(await room.dryRun('json', JSON.stringify([probe, 7])))).toEqual([
      '1 colour [red] There is no setting of this name; take it out, or mend its spelling.',
      '1 target.tcp.prot [2] There is no setting of this name; take it out, or mend its spelling.',
      '2 undefined [7] A probe is an object with a name, a cron and a target.',
    ]);
  });

  it('writes ten thousand probes, and changes them, each at once', async () => {
    const lines = Array.from(
      { length: 10_000 },
      (_, at) => `p${at},HTTP,GET,https://shop.test/${at},,是,${'a'.repeat(40)},,200,1h,`,
    );
    const { created } = await room.apply(await room.dryRun('csv', csv(...lines)));
    expect(created.length).toBe(10_000);
    expect(await room.probes.dataSource.getRepository(ProbePartsRow).count()).toBe(10_000);
    const plan = await room.dryRun('csv', csv(...lines.map(line => line.replace(',1h,', ',2h,'))));
    const { changed } = await room.apply(plan);
    expect(changed.length).toBe(10_000);
    const [last] = changed.slice(-1);
    expect(room.probes.catalog.get(last?.probeId ?? 0)).toMatchObject({
      name: 'p9999',
      cron: '2h',
    });
  }, 120_000);
});

describe('the titles of a table', () => {
  let room: TransferRoom;
  beforeAll(async () => {
    const [sqlite] = databases;
    if (sqlite === undefined) throw new Error('There is no database to test on.');
    room = await TransferRoom.open(sqlite);
  }, 60_000);
  afterAll(() => room.probes.close());

  it.each([
    ['of Gin-Vue-Admin', '接口名称,拨测类型,拨测地址,cron表达式'],
    ['of its whole comment', '接口名称,拨测类型 HTTP TCP PING DNS,拨测地址,cron表达式'],
    ['of its columns', 'name,type,url,cron'],
    ['in English, in any letter case', 'NAME,Type,address , schedule'],
  ])('may be those %s', async (_, titles) => {
    expect((await room.dryRun('csv', `${titles}\na,PING,::1,1h`)).counts).toMatchObject({
      create: 1,
    });
  });

  it('may be more than are known, which is said', async () => {
    const plan = await room.dryRun('csv', 'name,type,url,cron,colour\na,PING,::1,1h,red');
    expect(plan.notes).toEqual(['The column “colour” says nothing here and is left out.']);
  });

  it.each([
    ['name,名称\na,b', 'The columns “name” and “名称” mean the same; which of them is right?'],
    ['colour\nred', 'The first row must hold the titles, and “接口名称” (Name) is not among them.'],
  ])('are refused: %j', async (file, sentence) => {
    await expect(room.dryRun('csv', file)).rejects.toThrow(sentence);
  });
});
