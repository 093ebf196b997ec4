import { type Cancel, Clock } from '@dialtone/engine';
import { Injectable } from '@nestjs/common';
import { live, type Push } from '../platform/graphql/live.js';
import type { FleetPulse } from './overview.graphql.js';
import { Pulse } from './pulse.js';

/** How often the pulse is told. */
const everyMs = 2000;

/** Tells the pulse to whoever follows it: found out once for all of them, and not at all while nobody does. */
@Injectable()
export class PulseFeed {
  private readonly followers = new Set<Push<FleetPulse>>();
  private cancel: Cancel | undefined;

  constructor(
    private readonly pulse: Pulse,
    private readonly clock: Clock,
  ) {}

  follow(): AsyncIterableIterator<FleetPulse> {
    return live(push => {
      push(this.pulse.of());
      this.followers.add(push);
      this.plan();
      return () => {
        this.followers.delete(push);
        if (this.followers.size === 0) this.rest();
      };
    });
  }

  private plan(): void {
    this.cancel ??= this.clock.after(everyMs, () => {
      this.cancel = undefined;
      const pulse = this.pulse.of();
      for (const push of this.followers) push(pulse);
      this.plan();
    });
  }

  private rest(): void {
    this.cancel?.();
    this.cancel = undefined;
  }
}
