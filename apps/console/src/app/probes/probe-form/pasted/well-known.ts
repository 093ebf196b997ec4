import type { ProbeType } from '@dialtone/model';

/** How a probe looks at a service: its type, and what of its target goes without saying. */
export interface Use {
  readonly type: ProbeType;
  readonly security?: string;
  readonly transport?: string;
}

const tcp: Use = { type: 'TCP' };
const secured = (security: string): Use => ({ type: 'TCP', security });
const tls = secured('TLS');

/** By scheme: the port, and how it is looked at. Services of which TCP alone is spoken are up when they answer the door. */
const schemes: Readonly<Record<string, readonly [port: number | undefined, use: Use]>> = {
  tcp: [undefined, tcp],
  telnet: [23, tcp],
  udp: [undefined, { type: 'TCP', transport: 'UDP' }],
  tls: [443, { type: 'TLS' }],
  ssl: [443, { type: 'TLS' }],
  grpc: [50_051, { type: 'GRPC', security: 'PLAIN' }],
  grpcs: [443, { type: 'GRPC', security: 'TLS' }],
  icmp: [undefined, { type: 'ICMP' }],
  ping: [undefined, { type: 'ICMP' }],
  smtp: [25, secured('SMTP')],
  submission: [587, secured('SMTP')],
  smtps: [465, tls],
  imap: [143, secured('IMAP')],
  imaps: [993, tls],
  pop3: [110, secured('POP3')],
  pop3s: [995, tls],
  xmpp: [5222, secured('XMPP')],
  ldap: [389, tcp],
  ldaps: [636, tls],
  ssh: [22, tcp],
  sftp: [22, tcp],
  ftp: [21, tcp],
  ftps: [990, tls],
  postgres: [5432, tcp],
  postgresql: [5432, tcp],
  mysql: [3306, tcp],
  mariadb: [3306, tcp],
  mongodb: [27_017, tcp],
  redis: [6379, tcp],
  rediss: [6379, tls],
  amqp: [5672, tcp],
  amqps: [5671, tls],
  mqtt: [1883, tcp],
  mqtts: [8883, tls],
  kafka: [9092, tcp],
  nats: [4222, tcp],
  rdp: [3389, tcp],
  vnc: [5900, tcp],
};

/** Ports that say more than that something listens. */
const ports: Readonly<Record<number, Use>> = {
  25: secured('SMTP'),
  53: { type: 'DNS' },
  110: secured('POP3'),
  143: secured('IMAP'),
  465: tls,
  587: secured('SMTP'),
  636: tls,
  853: { type: 'DNS', transport: 'DOT' },
  993: tls,
  995: tls,
  5222: secured('XMPP'),
  5671: tls,
  8883: tls,
  50_051: { type: 'GRPC', security: 'PLAIN' },
};

export const portUse = (port: number): Use => ports[port] ?? tcp;

export function portOf(scheme: string): { port: number | undefined; use: Use } | undefined {
  const [port, use] = schemes[scheme] ?? [];
  return use && { port, use };
}
