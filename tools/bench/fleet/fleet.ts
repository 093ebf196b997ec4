/** What a fleet of probes looks at; each kind has a target of its own. */
export const fleetKinds = ['http', 'tcp', 'dns', 'icmp'] as const;
export type FleetKind = (typeof fleetKinds)[number];

/** So many equal probes, each on one interval. */
export interface Fleet {
  readonly kind: FleetKind;
  readonly probes: number;
  readonly everyS: number;
}

/** Planned runs a second. */
export const rateOf = ({ probes, everyS }: Fleet): number => probes / everyS;

/** `1,000 HTTP probes at 5 s` */
export const wordsFor = ({ kind, probes, everyS }: Fleet): string =>
  `${probes.toLocaleString('en')} ${kind.toUpperCase()} probes at ${everyS} s`;

/** An address of the loopback for each probe, as a fleet out there has many: 127.1.0.0/16. */
export const addressOf = (id: number): string => `127.1.${(id >> 8) & 255}.${id & 255}`;

/** Where a probe of each kind looks: what stands in `dial_api`, and what a Prometheus gives its exporter. */
const targets: Readonly<Record<FleetKind, (id: number, port: number) => string>> = {
  http: (id, port) => `http://${addressOf(id)}:${port}/`,
  tcp: (id, port) => `${addressOf(id)}:${port}`,
  // An answer over UDP must come from the address that was asked, so there is one for all.
  dns: (_, port) => `127.0.0.1:${port}`,
  icmp: id => addressOf(id),
};

export const targetOf = (kind: FleetKind, id: number, port: number): string =>
  targets[kind](id, port);

/** The ids that the probes of a fleet have. */
export const idsOf = ({ probes }: Fleet): number[] =>
  Array.from({ length: probes }, (_, index) => index + 1);
