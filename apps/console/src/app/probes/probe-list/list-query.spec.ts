import { describe, expect, it } from 'vitest';
import {
  changeQuery,
  isNarrowed,
  readQuery,
  sortBy,
  usualQuery,
  variablesOf,
  writeQuery,
} from './list-query';

describe('the list and its url', () => {
  it('shows what is wrong first when the url says nothing', () => {
    expect(readQuery({})).toEqual(usualQuery);
    expect(Object.values(writeQuery(usualQuery)).every(value => value === null)).toBe(true);
  });

  it('comes back from the url as it went in', () => {
    const query = {
      search: '支付 & co',
      type: 'TCP',
      application: 'edge',
      tags: ['eu', '生产'],
      enabled: false,
      state: 'DOWN',
      row: 3000,
      columns: ['name', 'latency'],
      grouped: true,
      sort: 'latency',
      descending: true,
    } as const;
    expect(readQuery(writeQuery(query))).toEqual(query);
  });

  it.each([
    [{ row: '0' }, { row: 1 }],
    [{ row: '-2' }, { row: 1 }],
    [{ row: 'two' }, { row: 1 }],
    [{ columns: 'latency,nonsense,latency' }, { columns: ['name', 'latency'] }],
    [{ columns: 'nonsense' }, { columns: undefined }],
    [{ type: 'ftp' }, { type: undefined }],
    [{ state: 'Down' }, { state: 'DOWN' }],
    [{ tags: ' eu,,eu, us' }, { tags: ['eu', 'us'] }],
    [{ enabled: 'perhaps' }, { enabled: undefined }],
    [{ sort: '-constructor' }, { sort: 'state', descending: false }],
  ])('reads %j, which a person may have typed, as %j', (params, expected) => {
    expect(readQuery(params)).toMatchObject(expected);
  });

  it('goes back to the top when anything but the place changes', () => {
    const query = { ...usualQuery, row: 400 };
    expect(changeQuery(query, { state: 'UP' }).row).toBe(1);
    expect(changeQuery(query, { row: 500 })).toEqual({ ...query, row: 500 });
  });

  it('turns an order round at the second look', () => {
    expect(sortBy(usualQuery, 'name')).toEqual({ sort: 'name', descending: false });
    expect(sortBy({ ...usualQuery, sort: 'name' }, 'name')).toEqual({
      sort: 'name',
      descending: true,
    });
  });

  it('asks the API for nothing that was not filtered for', () => {
    expect(variablesOf({ ...usualQuery, search: '  ' })).toEqual({
      filter: {
        ...{ search: null, type: null, application: null },
        ...{ tags: null, enabled: null, state: null },
      },
      sort: { by: 'STATE', descending: false },
      grouped: false,
    });
  });

  it('knows whether it is narrowed', () => {
    expect(isNarrowed({ ...usualQuery, row: 2, sort: 'name' })).toBe(false);
    expect(isNarrowed({ ...usualQuery, enabled: false })).toBe(true);
  });
});
