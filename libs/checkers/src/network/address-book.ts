import { isIPv6 } from 'node:net';
import type { IpVersion } from '@dialtone/model';
import { Down } from '../observe.js';
import type { Owner } from '../observe.js';

/** Where names become addresses. */
export interface AddressBook {
  /**
   * The addresses of a host, in the order in which to try them; never none. An address stands for itself, at once.
   * @throws Down with the reason DNS
   */
  addressesOf(host: string, owner: Owner): Promise<readonly string[]> | readonly string[];
  /** Whether the target itself says what the host's address is, so that the name proves nothing; never when absent. */
  isGiven?(host: string): boolean;
}

/** What a target says of its addresses. */
export interface NetworkWish {
  readonly ipVersion: IpVersion;
  /** `host=address`: an address that stands for a host, past the look-up. */
  readonly overrides?: readonly string[];
}

/** An address book as a target wishes it: with its overrides, and of the families that it asks for. */
export const wished = (
  book: AddressBook,
  { ipVersion, overrides = [] }: NetworkWish,
): AddressBook =>
  ipVersion === 'EITHER' && overrides.length === 0
    ? book
    : {
        addressesOf: async (host, owner) => {
          const given = overriding(host, overrides);
          const addresses = given.length > 0 ? given : await book.addressesOf(host, owner);
          const chosen = choose[ipVersion](addresses);
          if (chosen.length > 0) return chosen;
          throw new Down(
            'DNS',
            `${host} has no ${ipVersion === 'IPV6' ? 'IPv6' : 'IPv4'} address, only ${addresses.join(', ')}`,
          );
        },
        isGiven: host => overriding(host, overrides).length > 0 || (book.isGiven?.(host) ?? false),
      };

/** An address book in which one host has one address alone. */
export const pinned = (book: AddressBook, host: string, address: string): AddressBook => ({
  addressesOf: (asked, owner) => (asked === host ? [address] : book.addressesOf(asked, owner)),
  isGiven: asked => book.isGiven?.(asked) ?? false,
});

const overriding = (host: string, overrides: readonly string[]): string[] =>
  overrides.flatMap(override => {
    const [name = '', address = ''] = override.split('=');
    return name.toLowerCase() === host.toLowerCase() ? [address] : [];
  });

const four = (addresses: readonly string[]) => addresses.filter(address => !isIPv6(address));
const six = (addresses: readonly string[]) => addresses.filter(isIPv6);

const choose: Readonly<Record<IpVersion, (addresses: readonly string[]) => readonly string[]>> = {
  EITHER: addresses => addresses,
  IPV4: four,
  IPV6: six,
  PREFER_IPV4: addresses => [...four(addresses), ...six(addresses)].slice(0, 1),
  PREFER_IPV6: addresses => [...six(addresses), ...four(addresses)].slice(0, 1),
};
