import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('ImportedRow')
export class ImportedRowObject {
  @Field(() => Int, { description: 'As the dry run counted it.' })
  line!: number;

  @Field(() => ID)
  probeId!: number;
}

@ObjectType('Imported')
export class ImportedObject {
  @Field(() => [ImportedRowObject])
  created!: readonly ImportedRowObject[];

  @Field(() => [ImportedRowObject])
  changed!: readonly ImportedRowObject[];

  @Field(() => [Int], {
    description: 'Rows left out, because somebody had changed their probes since the dry run.',
  })
  late!: readonly number[];
}
