import type { EchoRequest } from './echo.js';
import { type Family, heardTypes } from './echo-packet.js';
import type { ping } from './net-ping.js';

type RawSocket = ReturnType<InstanceType<typeof ping.Session>['getSocket']>;

/** Numbers of Linux: raw-socket has names for few of them. */
const solSocket = 1;
const soRcvbuf = 8;
const soRcvbufForce = 33;
const ipprotoIp = 0;
const ipTtl = 2;
const ipMtuDiscover = 10;
const ipprotoIpv6 = 41;
const ipv6UnicastHops = 16;
const ipv6MtuDiscover = 23;
const solRaw = 255;
const icmpFilter = 1;
const solIcmpv6 = 58;
const icmpv6Filter = 1;
/** Fragments where it must; never, so that routers complain. */
const discovery: Readonly<Record<Family, { readonly want: number; readonly demand: number }>> = {
  4: { want: 0, demand: 2 },
  6: { want: 1, demand: 2 },
};

const isLinux = process.platform === 'linux';

/** The kernel keeps to itself what we would not read: our own requests on loopback, other programs' neighbour talk. */
export function hearOnly(socket: RawSocket, family: Family): void {
  if (!isLinux) return;
  const words = new Uint32Array(family === 4 ? 1 : 8).fill(0xffff_ffff);
  for (const type of heardTypes[family])
    words[type >> 5] = (words[type >> 5] ?? 0) & ~(1 << (type & 31));
  const filter = Buffer.from(words.buffer);
  const [level, option] = family === 4 ? [solRaw, icmpFilter] : [solIcmpv6, icmpv6Filter];
  socket.setOption(level, option, filter, filter.length);
}

/** For the replies to thousands of requests; beyond the system's limit only with its permission. */
export function moreRoom(socket: RawSocket): void {
  if (!isLinux) return;
  const bytes = 4 * 1024 * 1024;
  try {
    socket.setOption(solSocket, soRcvbufForce, bytes);
  } catch {
    // EPERM, as the text of a plain Error: as much as everybody may have.
    socket.setOption(solSocket, soRcvbuf, bytes);
  }
}

/** What a packet is sent with is said to the socket before, and only when it differs from the packet before. */
export class SendOptions {
  #ttl = 0;
  #dontFragment?: boolean;

  constructor(
    private readonly socket: RawSocket,
    private readonly family: Family,
  ) {}

  apply({ ttl, dontFragment }: Pick<EchoRequest, 'ttl' | 'dontFragment'>): void {
    const { socket, family } = this;
    if (this.#ttl !== ttl) {
      if (family === 4) socket.setOption(ipprotoIp, ipTtl, ttl);
      else socket.setOption(ipprotoIpv6, ipv6UnicastHops, ttl);
      this.#ttl = ttl;
    }
    if (this.#dontFragment !== dontFragment && isLinux) {
      const { want, demand } = discovery[family];
      const value = dontFragment ? demand : want;
      if (family === 4) socket.setOption(ipprotoIp, ipMtuDiscover, value);
      else socket.setOption(ipprotoIpv6, ipv6MtuDiscover, value);
      this.#dontFragment = dontFragment;
    }
  }
}
