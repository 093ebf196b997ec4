import type { Target } from '@dialtone/model';
import type { BlackboxModule } from '../file/module.js';
import type { Asked } from './asked.js';
import { dnsTargetOf } from './dns-target.js';
import { grpcTargetOf } from './grpc-target.js';
import { httpTargetOf } from './http-target.js';
import { icmpTargetOf } from './icmp-target.js';
import { tcpTargetOf } from './tcp-target.js';

/**
 * What a request to `/probe` asks to be looked at, as the engine knows it.
 * @throws Unreadable when the target is nothing for the module's prober
 */
export function targetOf(module: BlackboxModule, asked: Asked): Target {
  switch (module.prober) {
    case 'http':
      return httpTargetOf(module.options, asked);
    case 'tcp':
      return tcpTargetOf(module.options, asked);
    case 'dns':
      return dnsTargetOf(module.options, asked);
    case 'icmp':
      return icmpTargetOf(module.options, asked);
    case 'grpc':
      return grpcTargetOf(module.options, asked);
    default:
      return module satisfies never;
  }
}
