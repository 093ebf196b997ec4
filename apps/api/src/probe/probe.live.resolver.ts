import { Bus, ProbeRemoved, ProbeSaved, ProbeStateChanged } from '@dialtone/engine';
import { Resolver, Subscription } from '@nestjs/graphql';
import { live } from '../platform/graphql/live.js';
import { ProbeChange } from './probe.graphql.js';

@Resolver()
export class ProbeLiveResolver {
  constructor(private readonly bus: Bus) {}

  @Subscription(() => ProbeChange, {
    description: 'A probe was created, changed, deleted or changed its state.',
  })
  probeChanged(): AsyncIterableIterator<{ probeChanged: ProbeChange }> {
    return live(push => {
      const say = (probeChanged: ProbeChange): void => {
        push({ probeChanged });
      };
      const stops = [
        this.bus.listen(ProbeSaved, ({ probe, cause }) => {
          if (cause === 'created') say({ kind: 'CREATED', id: probe.id, probe });
          if (cause === 'updated') say({ kind: 'UPDATED', id: probe.id, probe });
        }),
        this.bus.listen(ProbeRemoved, ({ probe: { id } }) => {
          say({ kind: 'DELETED', id });
        }),
        this.bus.listen(ProbeStateChanged, ({ probe }) => {
          say({ kind: 'STATE', id: probe.id, probe });
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    });
  }
}
