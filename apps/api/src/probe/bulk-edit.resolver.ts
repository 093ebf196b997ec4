import type { Probe } from '@dialtone/model';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { badInput } from '../platform/errors.js';
import type { SignedIn } from '../platform/graphql/context.js';
import { CurrentUser } from '../platform/graphql/current-user.js';
import { numberOfId } from '../platform/graphql/id.js';
import { pageOf } from '../platform/graphql/page.js';
import {
  BulkOutcomeObject,
  BulkPatchType,
  BulkPreviewObject,
  BulkRowObject,
  ProbeSelection,
} from './bulk-edit.graphql.js';
import { type BulkOutcome, type BulkPreview, BulkEdits } from './bulk-edits.js';
import type { BulkRow } from './bulk-rows.js';
import { ProbeCatalog } from './probe-catalog.js';
import { passing } from './probe-list.js';
import { ProbeStates } from './probe-states.js';

/** So many probes can be named; who wants more gives a filter. */
const mostIds = 10_000;
/** Rows in one answer. */
const mostRows = 200;

@Resolver()
export class BulkEditResolver {
  constructor(
    private readonly edits: BulkEdits,
    private readonly catalog: ProbeCatalog,
    private readonly states: ProbeStates,
  ) {}

  @Mutation(() => BulkPreviewObject, {
    description:
      'Shows what an edit of many probes would do, and keeps it for some minutes. Changes nothing.',
  })
  async previewBulkEdit(
    @Args('selection') selection: ProbeSelection,
    @Args('patch') patch: BulkPatchType,
    @CurrentUser() user: SignedIn,
  ): Promise<BulkPreviewObject> {
    return shownPreview(await this.edits.preview(this.selected(selection), patch, user.id));
  }

  @Query(() => [BulkRowObject], { description: 'More rows of a preview, page by page.' })
  bulkEditRows(
    @Args('previewId', { type: () => ID }) previewId: string,
    @Args('page', { type: () => Int, defaultValue: 1 }) page: number,
    @Args('pageSize', { type: () => Int, defaultValue: mostRows }) pageSize: number,
    @CurrentUser() user: SignedIn,
  ): BulkRow[] {
    return pageOf(inOrder(this.edits.rowsOf(previewId, user.id)), page, pageSize).items;
  }

  @Mutation(() => BulkOutcomeObject, {
    description:
      'Does what was shown, in one transaction. Where a probe is no longer what it was then, nothing is done, and it is told.',
  })
  async bulkUpdateProbes(
    @Args('previewId', { type: () => ID }) previewId: string,
    @CurrentUser() user: SignedIn,
  ): Promise<BulkOutcomeObject> {
    return shownOutcome(await this.edits.apply(previewId, user.id));
  }

  @Mutation(() => BulkOutcomeObject, {
    description:
      'Puts every probe of an edit back as it was, secrets included; one that was changed since stays as it is, and is told.',
  })
  async undoBulkUpdate(
    @Args('undoId', { type: () => ID }) undoId: string,
    @CurrentUser() user: SignedIn,
  ): Promise<BulkOutcomeObject> {
    return shownOutcome(await this.edits.undo(undoId, user.id));
  }

  private selected({ ids, filter }: ProbeSelection): Probe[] {
    if (ids == null) {
      const passes = passing(filter ?? {});
      return this.catalog.all().filter(probe => passes({ probe, state: this.states.of(probe) }));
    }
    if (ids.length > mostIds) {
      const message = `At most ${mostIds} probes can be named; these are ${ids.length}.`;
      throw badInput([{ path: ['selection', 'ids'], message }]);
    }
    return this.catalog.some(new Set(ids.map(numberOfId)));
  }
}

/** What stands in the way comes first. */
const inOrder = (rows: readonly BulkRow[]): BulkRow[] => [
  ...rows.filter(({ problem }) => problem !== undefined),
  ...rows.filter(({ problem }) => problem === undefined),
];

function shownPreview({ id, until, selected, rows }: BulkPreview): BulkPreviewObject {
  const refused = rows.filter(({ problem }) => problem !== undefined).length;
  const changing = rows.length - refused;
  return { id, until, selected, changing, refused, rows: inOrder(rows).slice(0, mostRows) };
}

const shownOutcome = ({ changed, problems, undo }: BulkOutcome): BulkOutcomeObject => ({
  changed,
  refused: problems.length,
  problems: problems.slice(0, mostRows),
  undoId: undo?.id,
  undoUntil: undo?.until,
});
