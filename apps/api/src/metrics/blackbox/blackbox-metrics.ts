import { Injectable } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { Config } from '../../platform/config.js';
import { Metrics } from '../metrics.js';

/** The families of blackbox_exporter itself; they stand at `/metrics` where `/probe` is on. */
@Injectable()
export class BlackboxMetrics {
  readonly reloaded;
  readonly reloadedAt;
  readonly unknownModules;

  constructor(metrics: Metrics, { blackboxConfig }: Config) {
    const registers = blackboxConfig === undefined ? [] : [metrics.registry];
    this.reloaded = new Gauge({
      name: 'blackbox_exporter_config_last_reload_successful',
      help: 'Blackbox exporter config loaded successfully.',
      registers,
    });
    this.reloadedAt = new Gauge({
      name: 'blackbox_exporter_config_last_reload_success_timestamp_seconds',
      help: 'Timestamp of the last successful configuration reload.',
      registers,
    });
    this.unknownModules = new Counter({
      name: 'blackbox_module_unknown_total',
      help: 'Count of unknown modules requested by probes',
      registers,
    });
  }
}
