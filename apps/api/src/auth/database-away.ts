import { databaseIsAway } from '../platform/database/database-trouble.js';
import { UserError } from '../platform/errors.js';

/** Nobody can be judged just now, which is no fault of the caller. */
export class DatabaseAway extends UserError {
  constructor() {
    super('INTERNAL_SERVER_ERROR', databaseIsAway);
  }
}
