import { Args, ID, Int, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { numberOfId } from '../platform/graphql/id.js';
import type { EvidenceObject } from './evidence.graphql.js';
import { EvidenceService } from './evidence.service.js';
import { recorded } from './result-object.js';
import { EvidenceComparison, ResultObject } from './result.graphql.js';
import { shownEvidence } from './shown-evidence.js';

/** What the failures of a probe looked like, and what differs from the good checks beside them. */
@Resolver(() => ResultObject)
export class EvidenceResolver {
  constructor(private readonly kept: EvidenceService) {}

  @Query(() => [ResultObject], {
    description: 'The failed and degraded checks of which evidence is kept, newest first.',
  })
  async failures(
    @Args('probeId', { type: () => ID }) probeId: string,
    @Args('limit', { type: () => Int, nullable: true, defaultValue: 20 }) limit: number | null,
  ): Promise<ResultObject[]> {
    return (await this.kept.failures(numberOfId(probeId), limit ?? 20)).map(recorded);
  }

  @Query(() => EvidenceComparison, {
    nullable: true,
    description: 'A failure beside the last good check before it; null when nothing is kept of it.',
  })
  async comparison(
    @Args('resultId', { type: () => ID }) resultId: string,
  ): Promise<EvidenceComparison | undefined> {
    const found = await this.kept.comparison(resultId);
    return (
      found && {
        failed: recorded(found.failed),
        good: found.good && recorded(found.good),
        differences: found.differences,
      }
    );
  }

  /** What has just been checked brings its own. */
  @ResolveField()
  evidence({
    evidence,
    probeId,
    startedAt,
  }: ResultObject): EvidenceObject | undefined | Promise<EvidenceObject | undefined> {
    if (evidence !== undefined || probeId === undefined) return evidence;
    return this.kept.at(probeId, startedAt).then(seen => seen?.sight && shownEvidence(seen.sight));
  }
}
