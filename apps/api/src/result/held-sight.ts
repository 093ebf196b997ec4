import { keptAnswer } from '@dialtone/checkers';
import type { Sight } from '@dialtone/model';

/** What was seen last of a target; see `HeldOutcome` for why the next takes its place. */
export class HeldSight {
  private addresses: readonly string[] = [];
  private address: string | undefined;
  /** NaN where nothing was looked up: as a number alone it is written where the one before was. */
  private lookupMs = NaN;
  private tls: Sight['tls'];
  private http: Sight['http'];
  private dns: Sight['dns'];
  private icmp: Sight['icmp'];
  private talk: Sight['talk'];
  private grpc: Sight['grpc'];

  constructor(sight: Sight) {
    this.hold(sight);
  }

  /** The same as was held last; the answer within it is the next one's, once that is held. */
  get sight(): Sight {
    const { addresses, address, lookupMs, tls, http, dns, icmp, talk, grpc } = this;
    return {
      addresses,
      ...(address !== undefined && { address }),
      ...(!Number.isNaN(lookupMs) && { lookupMs }),
      ...(tls && { tls }),
      ...(http && { http }),
      ...(dns && { dns }),
      ...(icmp && { icmp }),
      ...(talk && { talk }),
      ...(grpc && { grpc }),
    };
  }

  hold(sight: Sight): void {
    if (!areAlike(this.addresses, sight.addresses)) this.addresses = sight.addresses;
    if (this.address !== sight.address) this.address = sight.address;
    this.lookupMs = sight.lookupMs ?? NaN;
    this.tls = sight.tls;
    this.http = sight.http && keptAnswer(this.http, sight.http);
    this.dns = sight.dns;
    this.icmp = sight.icmp;
    this.talk = sight.talk;
    this.grpc = sight.grpc;
  }
}

const areAlike = (ones: readonly string[], others: readonly string[]): boolean =>
  ones.length === others.length && ones.every((one, at) => one === others[at]);
