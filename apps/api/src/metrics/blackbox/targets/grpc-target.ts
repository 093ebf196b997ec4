import { type GrpcTarget, parseHostPort, quote } from '@dialtone/model';
import type { GrpcModule } from '../file/grpc-module.js';
import { type Asked, Unreadable } from './asked.js';
import { baseTarget } from './base-target.js';
import { ipVersionOf, nonEmpty, tlsOptionsOf } from './network-options.js';

/** @throws Unreadable when the target is neither a host nor `host:port` */
export function grpcTargetOf(options: GrpcModule, { target }: Asked): GrpcTarget {
  const secure = options.tls === true;
  const place = parseHostPort(target.replace(/^https?:\/\//u, ''));
  if (place === undefined) throw new Unreadable(`${quote(target)} is no host:port.`);
  const { host, port = secure ? 443 : 80 } = place;
  const service = nonEmpty(options.service);
  return {
    ...baseTarget({ grpc: { host, port } }, 'grpc'),
    ...(service !== undefined && { service }),
    security: secure ? 'TLS' : 'PLAIN',
    tls: tlsOptionsOf(options.tls_config),
    ipVersion: ipVersionOf(options),
  };
}
