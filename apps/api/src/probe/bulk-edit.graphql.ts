import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/date-time.js';
import type { BulkField, BulkPatch } from './bulk-patch.js';
import { ProbeFilter } from './probe-list.graphql.js';

@InputType({ isOneOf: true, description: 'Those with these ids, or all that fit.' })
export class ProbeSelection {
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Field(() => ProbeFilter, { nullable: true })
  filter?: ProbeFilter | null;
}

@InputType('BulkPatch', {
  description: 'A field that is absent stays; one that is null is cleared.',
})
export class BulkPatchType implements BulkPatch {
  @Field(() => String, { nullable: true })
  application?: string | null;

  @Field(() => [String], { nullable: true, description: 'Those that every one is to have too.' })
  addTags?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Those that none is to have any more.' })
  removeTags?: string[] | null;

  @Field(() => String, { nullable: true })
  cron?: string | null;

  @Field(() => Boolean, { nullable: true })
  enabled?: boolean | null;

  @Field(() => Int, { nullable: true })
  timeoutMs?: number | null;
}

@ObjectType('BulkChange')
export class BulkChangeObject {
  @Field(() => String, { description: 'application, tags, cron, timeoutMs or enabled' })
  field!: BulkField;

  @Field(() => String, { nullable: true, description: 'null where there is nothing' })
  before?: string | undefined;

  @Field(() => String, { nullable: true })
  after?: string | undefined;
}

@ObjectType('BulkRow', { description: 'What a bulk edit means for one probe.' })
export class BulkRowObject {
  @Field(() => ID)
  id!: number;

  @Field(() => String)
  name!: string;

  @Field(() => [BulkChangeObject])
  changes!: readonly BulkChangeObject[];

  @Field(() => String, { nullable: true, description: 'Why it cannot be so.' })
  problem?: string | undefined;
}

@ObjectType('BulkPreview', { description: 'What an edit would do. Nothing has been done yet.' })
export class BulkPreviewObject {
  @Field(() => ID, { description: 'By which bulkUpdateProbes does exactly this.' })
  id!: string;

  @Field(() => DateTime, { description: 'It is kept until then.' })
  until!: Date;

  @Field(() => Int)
  selected!: number;

  @Field(() => Int, { description: 'How many would be different.' })
  changing!: number;

  @Field(() => Int, { description: 'How many cannot be so; while there are any, nothing is done.' })
  refused!: number;

  @Field(() => [BulkRowObject], {
    description: 'The first 200 that would be different, those with problems before the others.',
  })
  rows!: readonly BulkRowObject[];
}

@ObjectType('BulkOutcome', { description: 'All of an edit was done, or nothing of it.' })
export class BulkOutcomeObject {
  @Field(() => Int)
  changed!: number;

  @Field(() => Int, { description: 'How many probes stand in the way, or were left as they are.' })
  refused!: number;

  @Field(() => [BulkRowObject], { description: 'The first 200 of them.' })
  problems!: readonly BulkRowObject[];

  @Field(() => ID, { nullable: true, description: 'By which undoBulkUpdate takes it back.' })
  undoId?: string | undefined;

  @Field(() => DateTime, { nullable: true, description: 'It can be taken back until then.' })
  undoUntil?: Date | undefined;
}
