import { describe, expect, it } from 'vitest';
import {
  changeQuery,
  isNarrowed,
  lastPage,
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
      enabled: false,
      state: 'DOWN',
      page: 3,
      size: 50,
      sort: 'latency',
      descending: true,
    } as const;
    expect(readQuery(writeQuery(query))).toEqual(query);
  });

  it.each([
    [{ page: '0' }, { page: 1 }],
    [{ page: '-2' }, { page: 1 }],
    [{ page: 'two' }, { page: 1 }],
    [{ size: '7' }, { size: 30 }],
    [{ type: 'ftp' }, { type: undefined }],
    [{ state: 'Down' }, { state: 'DOWN' }],
    [{ enabled: 'perhaps' }, { enabled: undefined }],
    [{ sort: '-constructor' }, { sort: 'state', descending: false }],
  ])('reads %j, which a person may have typed, as %j', (params, expected) => {
    expect(readQuery(params)).toMatchObject(expected);
  });

  it('goes back to the first page when anything but the page changes', () => {
    const query = { ...usualQuery, page: 4 };
    expect(changeQuery(query, { state: 'UP' }).page).toBe(1);
    expect(changeQuery(query, { page: 5 })).toEqual({ ...query, page: 5 });
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
      filter: { search: null, type: null, application: null, enabled: null, state: null },
      page: 1,
      pageSize: 30,
      sort: { by: 'STATE', descending: false },
    });
  });

  it('knows whether it is narrowed', () => {
    expect(isNarrowed({ ...usualQuery, page: 2, sort: 'name' })).toBe(false);
    expect(isNarrowed({ ...usualQuery, enabled: false })).toBe(true);
  });

  it('steps back to the last page that has rows', () => {
    expect([lastPage(0, 10), lastPage(10, 10), lastPage(11, 10)]).toEqual([1, 1, 2]);
  });
});
