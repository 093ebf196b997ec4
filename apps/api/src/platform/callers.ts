import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Config } from './config.js';

type Asked = Pick<IncomingMessage, 'headers' | 'socket'>;

/** Who sent a request, as far as we can know. */
@Injectable()
export class Callers {
  private readonly proxies = new BlockList();

  constructor({ trustedProxies }: Config) {
    for (const network of trustedProxies) this.trust(network);
  }

  /**
   * The address that the request came from: of the connection, or, when that is a proxy that the operator trusts, the
   * nearest one before it that is none. Anybody can write `X-Forwarded-For`; only what a trusted proxy added counts.
   */
  addressOf({ headers, socket }: Asked): string {
    let address = bare(socket.remoteAddress ?? '');
    const before = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').toReversed();
    for (const hop of before.map(text => bare(text.trim()))) {
      if (!this.trusts(address) || isIP(hop) === 0) break;
      address = hop;
    }
    return address;
  }

  private trusts(address: string): boolean {
    const family = isIP(address);
    return family !== 0 && this.proxies.check(address, family === 4 ? 'ipv4' : 'ipv6');
  }

  private trust(network: string): void {
    const [address = '', bits] = network.split('/');
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
    const most = family === 'ipv4' ? 32 : 128;
    this.proxies.addSubnet(address, bits === undefined ? most : Number(bits), family);
  }
}

/** An IPv4 address that came in over an IPv6 socket, as itself. */
const bare = (address: string): string => address.replace(/^::ffff:(?=[\d.]+$)/iu, '');
