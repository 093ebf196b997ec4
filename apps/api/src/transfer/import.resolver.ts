import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import type { SignedIn } from '../platform/graphql/context.js';
import { CurrentUser } from '../platform/graphql/current-user.js';
import { ImportApplication, type Imported } from './import-application.js';
import { ImportedObject } from './import.graphql.js';

@Resolver(() => ImportedObject)
export class ImportResolver {
  constructor(private readonly application: ImportApplication) {}

  @Mutation(() => ImportedObject, {
    description:
      'Does what a dry run (POST /api/probes/import) showed: all of it or nothing. onlyGood: leaves out what was refused.',
  })
  async applyImport(
    @Args('plan', { type: () => ID }) plan: string,
    @Args('onlyGood', { type: () => Boolean, nullable: true, defaultValue: false })
    onlyGood: boolean | null,
    @CurrentUser() user: SignedIn,
  ): Promise<Imported> {
    return this.application.apply(plan, { onlyGood: onlyGood ?? false, by: user.id });
  }
}
