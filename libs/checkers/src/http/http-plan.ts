import type { HttpTarget, StatusRange } from '@dialtone/model';
import { parseStatusSet, quote } from '@dialtone/model';
import { fixedAuthorization, withAuthorization } from './http-auth.js';
import { firstRequest, type HttpRequest } from './http-request.js';
import { follows } from './redirect.js';

/** What a target means for each of its checks. */
export interface HttpPlan {
  readonly first: HttpRequest;
  readonly expected: readonly StatusRange[];
  readonly follows: boolean;
  /** Whether something is expected of the body as a whole. */
  readonly wantsBody: boolean;
}

const plans = new WeakMap<HttpTarget, HttpPlan>();

/** Worked out once for each target: it is the same for every check of it. */
export function planOf(target: HttpTarget): HttpPlan {
  const known = plans.get(target);
  if (known !== undefined) return known;
  const plan = makePlan(target);
  plans.set(target, plan);
  return plan;
}

function makePlan(target: HttpTarget): HttpPlan {
  const expected = statusesOf(target);
  return {
    first: signedFirst(target),
    expected,
    follows: target.followRedirects ?? follows(expected),
    wantsBody: target.expectations.some(({ subject }) => subject === 'BODY' || subject === 'JSON'),
  };
}

function signedFirst(target: HttpTarget): HttpRequest {
  const authorization = fixedAuthorization(target.auth ?? {});
  const first = firstRequest(target);
  return authorization === undefined ? first : withAuthorization(first, authorization);
}

function statusesOf({ expectedStatus }: HttpTarget): readonly StatusRange[] {
  const ranges = parseStatusSet(expectedStatus);
  if (ranges === undefined) throw new Error(`${quote(expectedStatus)} is not a set of statuses.`);
  return ranges;
}
