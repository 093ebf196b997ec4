import { EgressRefused } from '@dialtone/engine';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../platform/config.js';
import { EgressListener } from './egress.listener.js';
import { Metrics } from './metrics.js';

const refused = (rule: string) =>
  new EgressRefused({ address: '10.0.0.1', host: 'db.test', port: 22, rule });

describe('dialtone_egress_refused_total', () => {
  it('has every rule from the start, and counts what each refuses', async () => {
    const metrics = new Metrics();
    const listener = new EgressListener(
      metrics,
      readConfig({ EGRESS_DENY: '10.0.0.0/8:22, *.corp.example' }),
    );
    listener.onModuleInit();
    for (const rule of ['10.0.0.0/8:22', '10.0.0.0/8:22']) listener.count(refused(rule));
    const text = await metrics.registry.getSingleMetricAsString('dialtone_egress_refused_total');
    expect(text.split('\n').slice(2)).toEqual([
      'dialtone_egress_refused_total{rule="10.0.0.0/8:22"} 2',
      'dialtone_egress_refused_total{rule="*.corp.example"} 0',
    ]);
  });
});
