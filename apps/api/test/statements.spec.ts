import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  getNamedType,
  type GraphQLField,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '../src/platform/database/testing/databases.js';
import { ProbeClient } from './support/probe-client.js';
import { RunningApi } from './support/running-api.js';

const soon = { timeout: 20_000, interval: 100 };

/** Deep enough for the evidence of the last result. */
const levels = 4;

/** All that can be asked of a type, also what is added to it one day; of unions their names. */
function everything(type: unknown, left = levels): string {
  if (!isObjectType(type)) return '__typename';
  const asked = Object.values(type.getFields())
    .filter(({ args }) => !args.some(isRequiredArgument))
    .map(field => selection(field, left));
  return asked.filter(text => text !== '').join(' ');
}

function selection({ name, type }: GraphQLField<unknown, unknown>, left: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return name;
  return left === 0 ? '' : `${name} { ${everything(named, left - 1)} }`;
}

describe.each(databases)('a page of the list on $name', ({ location }) => {
  let api: RunningApi;
  const statements: string[] = [];
  beforeAll(async () => {
    api = await RunningApi.start({ EGRESS_DENY: '' }, await location());
    const nothing = (): void => undefined;
    api.app.get(DataSource).logger = {
      logQuery: text => statements.push(text),
      logQueryError: nothing,
      logQuerySlow: nothing,
      logSchemaBuild: nothing,
      logMigration: nothing,
      log: nothing,
    };
  }, 60_000);
  afterAll(async () => api.stop());

  it(
    'asks the database as often for a hundred probes as for one',
    { timeout: 120_000 },
    async () => {
      const probes = new ProbeClient(api);
      // Nobody listens there: the evidence of failures is on file, that of the last good check in memory.
      for (let id = 0; id < 100; id += 1) await probes.check((await probes.create()).id);
      const probe = api.app.get(GraphQLSchemaHost).schema.getType('Probe');
      const query = `query ($pageSize: Int) { probes(pageSize: $pageSize) { items { ${everything(probe)} } } }`;
      expect(query).toMatch(/ state .* lastResult \{ .* evidence \{ /u);
      const statementsFor = async (pageSize: number): Promise<string[]> => {
        statements.length = 0;
        await api.data(query, { pageSize });
        return statements.filter(text => text.startsWith('SELECT'));
      };
      const evidenceRead = async (): Promise<boolean> =>
        (await statementsFor(1)).some(text => text.includes('FROM dialtone_evidence'));
      await expect.poll(evidenceRead, soon).toBe(true);
      // What is written behind the checks' back meanwhile is over soon.
      const more = async () => (await statementsFor(100)).length - (await statementsFor(1)).length;
      await expect.poll(more, soon).toBe(0);
      expect((await statementsFor(100)).length).toBeLessThan(10);
    },
  );
});
