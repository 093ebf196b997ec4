import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/date-time.js';
import { type EditKind, editKinds } from './probe-edit.entity.js';

const EditKindEnum = Object.fromEntries(editKinds.map(kind => [kind, kind]));
registerEnumType(EditKindEnum, { name: 'EditKind' });

@ObjectType('FieldEdit', {
  description:
    'A field that has another value since. A member of a list that came or went is one of these too.',
})
export class FieldEditObject {
  @Field(() => String, {
    description: 'As a form names its place: name, target.http.url, target.http.expectations',
  })
  path!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'A text as it was, anything else in JSON; null where there was nothing. ******** stands for a secret.',
  })
  before?: string | undefined;

  @Field(() => String, { nullable: true })
  after?: string | undefined;
}

@ObjectType('ProbeEdit', { description: 'What somebody did to a probe.' })
export class ProbeEditObject {
  @Field(() => ID)
  id!: number;

  @Field(() => DateTime, {
    description: 'Of what another program did: when it was found, at most ten seconds later.',
  })
  at!: Date;

  @Field(() => EditKindEnum)
  kind!: EditKind;

  @Field(() => ID, { nullable: true, description: 'null: another program wrote to the table' })
  userId!: number | null;

  @Field(() => String, { nullable: true, description: "The user's name as it was then" })
  username!: string | null;

  @Field(() => [FieldEditObject], { description: 'What is otherwise since; of an UPDATED one.' })
  fields!: readonly FieldEditObject[];
}

@ObjectType('ProbeEditPage', { description: 'A page of a list that goes on where a cursor says.' })
export class ProbeEditPage {
  @Field(() => [ProbeEditObject])
  items!: readonly ProbeEditObject[];

  @Field(() => String, {
    nullable: true,
    description: 'Ask for what comes after it; null at the end.',
  })
  endCursor!: string | null;

  @Field(() => Boolean)
  hasNextPage!: boolean;
}
