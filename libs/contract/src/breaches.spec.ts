import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { breaches } from './breaches.js';

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

describe('breaches', () => {
  const core = 'type Query { probe(id: ID!, limit: Int = 5): String! } enum State { UP DOWN }';

  it.each([
    [core, []],
    [
      'type Query { probe(id: ID!, limit: Int = 5, more: Int): String! new: Int } enum State { UP DOWN ODD }',
      [],
    ],
    ['type Query { other: Int } enum State { UP DOWN }', ['Query.probe is missing.']],
    [
      'type Query { probe(id: ID!, limit: Int = 5): String } enum State { UP DOWN }',
      ['Query.probe is of type String, not String!.'],
    ],
    [
      'type Query { probe(id: ID!, limit: Int = 9): String! } enum State { UP DOWN }',
      ['Query.probe.limit has another type or default.'],
    ],
    [
      'type Query { probe(id: ID!, limit: Int = 5, more: Int!): String! } enum State { UP DOWN }',
      ['Query.probe.more must be given, and is not of the core.'],
    ],
    [
      'type Query { probe(id: ID!, limit: Int = 5): String! } enum State { UP }',
      ['State.DOWN is missing.'],
    ],
    [
      'type Query { probe(id: ID!, limit: Int = 5): String! } type State { up: Int }',
      ['State is missing.'],
    ],
  ])('tells what of the core %s lacks', (schema, sentences) => {
    expect(breaches(core, schema)).toEqual(sentences);
  });
});

describe('schema.graphql', () => {
  it('contains the core that programs outside rely on', () => {
    expect(breaches(read('core.graphql'), read('schema.graphql'))).toEqual([]);
  });
});
