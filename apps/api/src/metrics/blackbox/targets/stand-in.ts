import { type Target, type TargetInput, targetInput } from '@dialtone/model';
import type { Prober } from '../file/module.js';

const host = 'localhost';
const inputs: Readonly<Record<Prober, TargetInput>> = {
  http: { http: { url: `http://${host}/` } },
  tcp: { tcp: { host, port: 1 } },
  dns: { dns: { host } },
  icmp: { icmp: { host } },
  grpc: { grpc: { host, port: 1 } },
};

/** Some target of this prober, in the place of one that cannot be read; it is never looked at. */
export const standIn = (prober: Prober): Target => targetInput.parse(inputs[prober]);
