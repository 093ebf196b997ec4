import { mapSecrets } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { isSealed, SecretBox } from '../platform/secret-box.js';
import { type ProbeParts, targetFields } from './probe-parts.js';

/**
 * Seals every secret field of a target on its way into the database. A value that our key does not open stays sealed,
 * so that nothing is lost should the right key come back.
 */
@Injectable()
export class PartsSeal {
  constructor(private readonly box: SecretBox) {}

  sealed(parts: ProbeParts): ProbeParts {
    return mapSecrets(targetFields, parts, ({ text }) =>
      isSealed(text) ? text : this.box.seal(text),
    );
  }

  opened(parts: ProbeParts): ProbeParts {
    return mapSecrets(targetFields, parts, ({ text }) => this.box.open(text) ?? text);
  }
}
