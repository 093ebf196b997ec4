import { describe, expect, it } from 'vitest';
import { type AddressBook, pinned, wished } from './address-book.js';
import type { Owner } from '../observe.js';

const owner: Owner = { own: () => undefined };
const book: AddressBook = {
  addressesOf: host =>
    Promise.resolve(
      host === 'both.test' ? ['192.0.2.1', '2001:db8::1', '192.0.2.2'] : ['192.0.2.9'],
    ),
};

describe('the addresses of a host', () => {
  it.each([
    ['EITHER', ['192.0.2.1', '2001:db8::1', '192.0.2.2']],
    ['IPV4', ['192.0.2.1', '192.0.2.2']],
    ['IPV6', ['2001:db8::1']],
    ['PREFER_IPV4', ['192.0.2.1']],
    ['PREFER_IPV6', ['2001:db8::1']],
  ] as const)('are, with %s, %j', async (ipVersion, expected) => {
    await expect(wished(book, { ipVersion }).addressesOf('both.test', owner)).resolves.toEqual(
      expected,
    );
  });

  it('are those of the other family where the preferred one has none', async () => {
    const preferring = wished(book, { ipVersion: 'PREFER_IPV6' });
    await expect(preferring.addressesOf('four.test', owner)).resolves.toEqual(['192.0.2.9']);
  });

  it('are missing where the family asked for has none', async () => {
    await expect(
      wished(book, { ipVersion: 'IPV6' }).addressesOf('four.test', owner),
    ).rejects.toMatchObject({
      reason: 'DNS',
      message: 'four.test has no IPv6 address, only 192.0.2.9',
    });
  });

  it('are the overriding ones, past the look-up, for that host alone', async () => {
    const overriding = wished(book, {
      ipVersion: 'EITHER',
      overrides: ['Both.test=198.51.100.1', 'both.test=198.51.100.2'],
    });
    await expect(overriding.addressesOf('both.test', owner)).resolves.toEqual([
      '198.51.100.1',
      '198.51.100.2',
    ]);
    await expect(overriding.addressesOf('four.test', owner)).resolves.toEqual(['192.0.2.9']);
  });

  it('are one alone where it is pinned', async () => {
    const one = pinned(book, 'both.test', '192.0.2.2');
    expect(await one.addressesOf('both.test', owner)).toEqual(['192.0.2.2']);
    expect(await one.addressesOf('four.test', owner)).toEqual(['192.0.2.9']);
  });
});
