import type { Checkers } from './checker.js';
import { chooseEcho } from './icmp/choose-echo.js';
import { dnsChecker } from './dns/dns.js';
import { grpcChecker } from './grpc/grpc.js';
import { httpChecker } from './http/http.js';
import { icmpChecker } from './icmp/icmp.js';
import { Names } from './network/resolve.js';
import { tcpChecker } from './tcp/tcp.js';
import { tlsChecker } from './tls/tls-certificate.js';
import { wsChecker } from './ws/ws.js';

/** One checker per target type. A new type does not compile until its checker stands here. */
export const createCheckers = (names: Names): Checkers => ({
  http: httpChecker(names),
  tcp: tcpChecker(names),
  dns: dnsChecker(names),
  icmp: icmpChecker(names, chooseEcho),
  grpc: grpcChecker(names),
  ws: wsChecker(names),
  tls: tlsChecker(names),
});

/** The checkers on this system's own names. */
export const checkers: Checkers = createCheckers(new Names());

/** Why icmp targets cannot be checked by this process, with the remedy; undefined when they can. */
export async function icmpProblem(): Promise<string | undefined> {
  const choice = await chooseEcho();
  return choice.echo === undefined ? choice.problem : undefined;
}
