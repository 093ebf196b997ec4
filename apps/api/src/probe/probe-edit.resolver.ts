import type { Problem } from '@dialtone/model';
import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { badInput } from '../platform/errors.js';
import { DateTime } from '../platform/graphql/date-time.js';
import { numberOfId } from '../platform/graphql/id.js';
import { ProbeEditPage } from './probe-edit.graphql.js';
import { ProbeEdits } from './probe-edits.js';

const mostEdits = 100;

@Resolver()
export class ProbeEditResolver {
  constructor(private readonly edits: ProbeEdits) {}

  @Query(() => ProbeEditPage, {
    description:
      'Who created, changed or deleted a probe, when and how, newest first; also of one that is gone. Of each probe the ' +
      'newest 200 are kept, for two years.',
  })
  async probeChanges(
    @Args('probeId', { type: () => ID }) probeId: string,
    @Args('from', { type: () => DateTime, nullable: true }) from: Date | null | undefined,
    @Args('until', { type: () => DateTime, nullable: true }) until: Date | null | undefined,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null | undefined,
  ): Promise<ProbeEditPage> {
    const cursor = after == null ? undefined : numberOfId(after);
    const problems = problemsOf(first, cursor);
    if (problems.length > 0) throw badInput(problems);
    const asked = { probeId: numberOfId(probeId), from, until, first, after: cursor };
    const found = await this.edits.newest(asked);
    const items = found.slice(0, first);
    const hasNextPage = found.length > first;
    const last = items.at(-1);
    return {
      items,
      hasNextPage,
      endCursor: hasNextPage && last !== undefined ? String(last.id) : null,
    };
  }
}

const problemsOf = (first: number, cursor: number | undefined): Problem[] => [
  ...(first >= 1 && first <= mostEdits
    ? []
    : [
        {
          path: ['first'],
          message: `A page holds from 1 to ${mostEdits}; this is ${first}.`,
        },
      ]),
  ...(cursor === 0
    ? [{ path: ['after'], message: 'This is no cursor of a page of this list.' }]
    : []),
];
