import { CheckRunner } from '@dialtone/engine';
import { effectiveTimeoutMs, type Probe } from '@dialtone/model';
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Config } from '../platform/config.js';
import { badInput, notFound, UserError } from '../platform/errors.js';
import { numberOfId } from '../platform/graphql/id.js';
import { ProbeCatalog } from '../probe/probe-catalog.js';
import { ProbeInputType } from '../probe/probe.graphql.js';
import { ProbeService } from '../probe/probe.service.js';
import { recorded, trial } from './result-object.js';
import { ResultObject } from './result.graphql.js';

/** Checks that somebody asks for. */
@Resolver()
export class CheckResolver {
  constructor(
    private readonly catalog: ProbeCatalog,
    private readonly probes: ProbeService,
    private readonly runner: CheckRunner,
    private readonly config: Config,
  ) {}

  @Mutation(() => ResultObject, {
    description: 'Checks a saved probe now, outside its schedule, and records the result.',
  })
  async checkNow(@Args('id', { type: () => ID }) id: string): Promise<ResultObject> {
    const probe = this.known(id);
    if (!probe.valid) throw badInput([{ path: ['id'], message: probe.problem }]);
    const result = await this.runner.checkNow(probe);
    if (result === undefined)
      throw new UserError('CONFLICT', 'The probe was changed or removed while its check ran.');
    return recorded(result);
  }

  @Mutation(() => ResultObject, {
    description:
      'Checks what a form holds, without saving or recording anything. In the places of secrets that are ******** ' +
      'those of the probe stand.',
  })
  async tryProbe(
    @Args('input') input: ProbeInputType,
    @Args('probeId', { type: () => ID, nullable: true }) probeId: string | null,
  ): Promise<ResultObject> {
    const onFile = probeId == null ? undefined : this.known(probeId).target;
    const { target, timeoutMs, schedule } = this.probes.judge(input, onFile);
    const deadline = effectiveTimeoutMs(timeoutMs, schedule, this.config.timeZone);
    const seen = await this.runner.try(target, deadline);
    if (seen === undefined) throw new UserError('CONFLICT', 'The process ended meanwhile.');
    return trial(seen.startedAt, seen.outcome);
  }

  private known(id: string): Probe {
    const probe = this.catalog.get(numberOfId(id));
    if (probe === undefined) throw notFound('probe', id);
    return probe;
  }
}
