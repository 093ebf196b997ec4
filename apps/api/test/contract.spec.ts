import { GraphQLSchemaHost } from '@nestjs/graphql';
import { printSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunningApi } from './support/running-api.js';

let api: RunningApi;
beforeAll(async () => {
  api = await RunningApi.start();
}, 60_000);
afterAll(async () => api.stop());

describe('the contract', () => {
  it('stands in libs/contract/schema.graphql as the code has it (vitest -u writes it anew)', async () => {
    const printed = `${printSchema(api.app.get(GraphQLSchemaHost).schema)}\n`;
    await expect(printed).toMatchFileSnapshot('../../../libs/contract/schema.graphql');
  });
});
