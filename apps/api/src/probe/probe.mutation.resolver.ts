import type { Probe } from '@dialtone/model';
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentUser } from '../platform/graphql/current-user.js';
import type { SignedIn } from '../platform/graphql/context.js';
import { numberOfId } from '../platform/graphql/id.js';
import { ProbeInputType, ProbeObject, ProbePatchType } from './probe.graphql.js';
import { ProbeService } from './probe.service.js';

@Resolver(() => ProbeObject)
export class ProbeMutationResolver {
  constructor(private readonly probes: ProbeService) {}

  @Mutation(() => ProbeObject)
  async createProbe(
    @Args('input') input: ProbeInputType,
    @CurrentUser() user: SignedIn,
  ): Promise<Probe> {
    return this.probes.create(input, user.id);
  }

  @Mutation(() => ProbeObject, {
    description: 'A field that is absent stays; one that is null is cleared.',
  })
  async updateProbe(
    @Args('id', { type: () => ID }) id: string,
    @Args('input') input: ProbePatchType,
    @CurrentUser() user: SignedIn,
  ): Promise<Probe> {
    return this.probes.update(numberOfId(id), input, user.id);
  }

  @Mutation(() => [ID], { description: 'Returns the ids that were deleted.' })
  async deleteProbes(
    @Args('ids', { type: () => [ID] }) ids: string[],
    @CurrentUser() user: SignedIn,
  ): Promise<number[]> {
    return this.probes.delete(ids.map(numberOfId), user.id);
  }

  @Mutation(() => [ProbeObject])
  async setProbesEnabled(
    @Args('ids', { type: () => [ID] }) ids: string[],
    @Args('enabled') enabled: boolean,
    @CurrentUser() user: SignedIn,
  ): Promise<Probe[]> {
    return this.probes.setEnabled(ids.map(numberOfId), enabled, user.id);
  }
}
