import { UserError } from '../platform/errors.js';

/** Nobody can be judged just now, which is no fault of the caller. */
export class DatabaseAway extends UserError {
  constructor() {
    super('INTERNAL_SERVER_ERROR', 'The database does not answer. Try again in a moment.');
  }
}
