import { Clock } from '@dialtone/engine';
import { isFor } from '@dialtone/model';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { badInput } from '../platform/errors.js';
import type { SignedIn } from '../platform/graphql/context.js';
import { CurrentUser } from '../platform/graphql/current-user.js';
import { DateTime } from '../platform/graphql/date-time.js';
import { numberOfId } from '../platform/graphql/id.js';
import { ProbeCatalog } from '../probe/probe-catalog.js';
import { type AnnotationInput, parseAnnotation } from './annotation-input.js';
import { AnnotationInputType, AnnotationObject } from './annotation.graphql.js';
import { type Annotation, AnnotationStore } from './annotation-store.js';

/** More of them would not be told apart on any chart. */
const mostRead = 1000;
const mostShown = 200;

@Resolver()
export class AnnotationResolver {
  constructor(
    private readonly store: AnnotationStore,
    private readonly probes: ProbeCatalog,
    private readonly clock: Clock,
  ) {}

  @Query(() => [AnnotationObject], {
    description: `What happened to a probe in a time, the newest first: at most ${mostShown}.`,
  })
  async annotations(
    @Args('probeId', { type: () => ID }) probeId: string,
    @Args('from', { type: () => DateTime }) from: Date,
    @Args('until', { type: () => DateTime }) until: Date,
  ): Promise<AnnotationObject[]> {
    const probe = this.probes.get(numberOfId(probeId));
    if (probe === undefined) return [];
    const span = { from: from.getTime(), until: until.getTime() };
    const found = await this.store.within(span, mostRead);
    return found
      .filter(each => isFor(each, probe))
      .slice(0, mostShown)
      .map(shown);
  }

  @Mutation(() => AnnotationObject, { description: 'Tells of something that happened.' })
  async createAnnotation(
    @Args('input') input: AnnotationInputType,
    @CurrentUser() { username }: SignedIn,
  ): Promise<AnnotationObject> {
    const parsed = parseAnnotation(
      numbered(input),
      this.clock.now(),
      id => this.probes.get(id) !== undefined,
    );
    if (!parsed.ok) throw badInput(parsed.problems);
    return shown(await this.store.insert(parsed.value, username));
  }

  @Mutation(() => [ID], { description: 'Returns the ids that were deleted.' })
  async deleteAnnotations(@Args('ids', { type: () => [ID] }) ids: string[]): Promise<number[]> {
    return this.store.delete(ids.map(numberOfId));
  }
}

const shown = ({ at, ...rest }: Annotation): AnnotationObject => ({ ...rest, at: new Date(at) });

const numbered = ({ probeIds, ...rest }: AnnotationInputType): AnnotationInput => ({
  ...rest,
  probeIds: probeIds?.map(numberOfId),
});
