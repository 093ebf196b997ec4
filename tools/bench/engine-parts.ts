import { createEgress, checkers, type Checkers } from '@dialtone/checkers';
import { Bus, Clock, type EngineOptions } from '@dialtone/engine';
import { parseSchedule, targetInput, type Outcome, type ValidProbe } from '@dialtone/model';
import { EventEmitter2 } from '@nestjs/event-emitter';

const target = targetInput.parse({ tcp: { host: '127.0.0.1', port: 80 } });

/** Half of the probes are on intervals, half on cron texts. */
export function aProbe(id: number): ValidProbe {
  const cron = id % 2 === 0 ? '30s' : '0 */5 * * * *';
  const parsed = parseSchedule(cron);
  if (!parsed.ok) throw new Error(parsed.problem);
  return {
    id,
    name: `probe ${id}`,
    type: 'TCP',
    address: '127.0.0.1:80',
    cron,
    enabled: true,
    timeoutMs: 10_000,
    createdAt: new Date(0),
    updatedAt: new Date(0),
    valid: true,
    target,
    schedule: parsed.schedule,
  };
}

/** Time stands still, so that nothing is measured but what is called. */
export class StillClock extends Clock {
  now = () => Date.UTC(2026, 0, 1);
  monotonic = () => 0;
  after = () => () => undefined;
}

export const aBus = () => new Bus(new EventEmitter2());

const up: Outcome = { up: true, latencyMs: 1, phases: [] };
const instant: Checkers = { ...checkers, tcp: () => Promise.resolve(up) };

export const options: EngineOptions = {
  checkers: instant,
  egress: createEgress({ deny: [], allow: [] }),
  timeZone: 'UTC',
  checksAtOnce: 1000,
};
