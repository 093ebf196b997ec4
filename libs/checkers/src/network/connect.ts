import type { OnReadOpts, Socket } from 'node:net';
import { connect as open, isIPv6 } from 'node:net';
import type { AddressBook } from './address-book.js';
import type { Way } from './egress.js';
import { endpoint } from './endpoint.js';
import { Down } from '../observe.js';
import type { Watch } from '../observe.js';

/** Where to connect, as a target says it. */
export interface Place {
  readonly host: string;
  readonly port: number;
}

/**
 * Who hears what a connection says, at present: the chunk is theirs within the call only. What they say they say at once, so
 * such a connection is as it comes, and sends what does not fill a packet when all before it has arrived; others send
 * without delay.
 */
export interface Ear {
  hear?: ((chunk: Buffer) => void) | undefined;
}

/**
 * The addresses of a host that we may connect to, in the order in which to try them; never none.
 * @throws Down with the reason DNS, or BLOCKED when the egress guard refuses them all
 */
export function reachable(
  watch: Watch,
  book: AddressBook,
  place: Somewhere,
): Promise<readonly string[]> | readonly string[] {
  const { host } = place;
  watch.enter('resolve', `no address for ${host}`);
  const began = performance.now();
  const judge = (addresses: readonly string[]) => {
    watch.sight.lookupMs ??= performance.now() - began;
    return allowed(watch, book, place, addresses);
  };
  const addresses = book.addressesOf(host, watch);
  // Most targets are addresses: a promise less for each step is time that a connection costs.
  return addresses instanceof Promise ? addresses.then(judge) : judge(addresses);
}

/** Where something is that may have no ports. */
type Somewhere = Place | { readonly host: string; readonly port?: undefined };

function allowed(
  watch: Watch,
  book: AddressBook,
  { host, port }: Somewhere,
  addresses: readonly string[],
): readonly string[] {
  const { egress } = watch.context;
  const way: Way = { host, port, given: book.isGiven?.(host) ?? false };
  const free = addresses.filter(address => !egress.refuses(address, way));
  watch.sight.addresses = watch.everyAddress ?? addresses;
  if (free.length > 0) return free;
  const refused = addresses.join(', ');
  throw new Down(
    'BLOCKED',
    refused === host
      ? `connections to ${host} are refused by this system's egress policy`
      : `connections to ${refused}, the address of ${host}, are refused by this system's egress policy`,
  );
}

/**
 * A fresh connection; the watch owns it. Several addresses are tried one after another.
 * @param ear hears what the connection says, in place of its `data` event; such a connection cannot carry TLS
 * @throws Down, or the network's error
 */
export async function connect(
  watch: Watch,
  book: AddressBook,
  place: Place,
  ear?: Ear,
): Promise<Socket> {
  const found = reachable(watch, book, place);
  const addresses = found instanceof Promise ? await found : found;
  return dial(watch, { addresses, port: place.port }, ear);
}

/**
 * A fresh connection to the first of the addresses that answers; they are judged already. The watch owns it.
 * @throws the network's error
 */
export function dial(
  watch: Watch,
  { addresses, port }: { readonly addresses: readonly string[]; readonly port: number },
  ear?: Ear,
): Promise<Socket> {
  const places = addresses.map(address => endpoint(address, port)).join(', ');
  watch.enter('connect', `no answer from ${places}`);
  watch.peer = places;
  const socket = begin(addresses, port, watch.remainingMs, ear);
  watch.own(() => socket.destroy(), socket);
  return new Promise((resolve, reject) => {
    const forget = (): void => {
      socket.off('error', failed).off('connect', connected);
    };
    const failed = (error: Error): void => {
      forget();
      reject(error);
    };
    const connected = (): void => {
      // To ask the system costs a call, and with one address there is nothing to ask.
      const address =
        addresses.length === 1 ? addresses[0] : (socket.remoteAddress ?? addresses[0]);
      if (address !== undefined) watch.sight.address = address;
      if (address !== undefined && addresses.length > 1) watch.peer = endpoint(address, port);
      // Every socket outlives its check by a while, for Node and V8 see to it that only a full collection frees one. What
      // it holds on to would do the same: four kilobytes a check.
      forget();
      resolve(socket);
    };
    socket.on('error', unheard).on('error', failed).on('connect', connected);
  });
}

/** Stays for the socket's life: an error after the last word must not become an uncaught one. */
const unheard = (): void => undefined;

function begin(
  addresses: readonly string[],
  port: number,
  remainingMs: number,
  ear: Ear | undefined,
): Socket {
  const [first, ...others] = addresses;
  if (others.length === 0)
    return ear === undefined
      ? open({ host: first, port, noDelay: true })
      : open({ host: first, port, onread: intoOneBuffer(ear) });
  return open({
    ...(ear !== undefined && { onread: intoOneBuffer(ear) }),
    host: 'several',
    port,
    noDelay: ear === undefined,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: attemptMs(addresses.length, remainingMs),
    // The addresses are known: nothing is looked up.
    lookup: (_host, _options, found) => {
      found(
        null,
        addresses.map(address => ({ address, family: isIPv6(address) ? 6 : 4 })),
      );
    },
  });
}

/** All connections read into one buffer, one after another: none of them needs memory of its own. */
const heard = Buffer.allocUnsafeSlow(65_536);

const intoOneBuffer = (ear: Ear): OnReadOpts => ({
  buffer: heard,
  callback: bytes => {
    ear.hear?.(heard.subarray(0, bytes));
    return true;
  },
});

/** Long enough for a peer at the other end of the world, short enough that a dead address leaves time for the next. */
const attemptMs = (addresses: number, remainingMs: number): number =>
  Math.max(250, Math.min(1000, Math.floor(remainingMs / (addresses + 1))));
