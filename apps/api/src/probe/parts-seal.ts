import { Injectable } from '@nestjs/common';
import { isSealed, SecretBox } from '../platform/secret-box.js';
import type { ProbeParts } from './probe-parts.js';

/**
 * Seals the values of request headers on their way into the database, for that is where credentials stand. A value
 * that our key does not open stays sealed, so that nothing is lost should the right key come back.
 */
@Injectable()
export class PartsSeal {
  constructor(private readonly box: SecretBox) {}

  sealed(parts: ProbeParts): ProbeParts {
    return withValues(parts, value => (isSealed(value) ? value : this.box.seal(value)));
  }

  opened(parts: ProbeParts): ProbeParts {
    return withValues(parts, value => this.box.open(value) ?? value);
  }
}

function withValues(parts: ProbeParts, change: (value: string) => string): ProbeParts {
  if (parts.headers === undefined) return parts;
  const headers = parts.headers.map(({ name, value }) => ({ name, value: change(value) }));
  return { ...parts, headers };
}
