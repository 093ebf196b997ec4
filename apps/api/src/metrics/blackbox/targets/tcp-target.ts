import { parseHostPort, quote, type TcpTarget } from '@dialtone/model';
import type { TcpModule } from '../file/tcp-module.js';
import { type Asked, Unreadable } from './asked.js';
import { baseTarget } from './base-target.js';
import { ipVersionOf, nonEmpty, tlsOptionsOf } from './network-options.js';
import { numbered } from './numbered-groups.js';

/** @throws Unreadable when the target is no `host:port` */
export function tcpTargetOf(options: TcpModule, { target, hostname }: Asked): TcpTarget {
  const { host, port } = parseHostPort(target) ?? {};
  if (host === undefined || port === undefined)
    throw new Unreadable(`${quote(target)} is no host:port.`);
  return {
    ...baseTarget({ tcp: { host, port } }, 'tcp'),
    security: options.tls === true ? 'TLS' : 'PLAIN',
    conversation: (options.query_response ?? []).map(stepOf),
    tls: tlsOptionsOf(options.tls_config, hostname),
    ipVersion: ipVersionOf(options),
  };
}

type QueryResponse = NonNullable<TcpModule['query_response']>[number];
type Step = TcpTarget['conversation'][number];

/** What is sent is a line, and begins with what the expected line held where the text asks for that. */
function stepOf({ expect, send, starttls = false }: QueryResponse): Step {
  const expected = nonEmpty(expect);
  const sent = nonEmpty(send);
  const templated = expected === undefined ? undefined : numbered(expected, sent ?? '');
  const line = templated?.template ?? sent;
  return {
    ...(templated !== undefined && { expect: templated.pattern }),
    ...(sent !== undefined && { send: `${line ?? ''}\n` }),
    encoding: 'TEXT',
    startTls: starttls,
  };
}
