import {
  type Target,
  type TargetInput,
  targetInput,
  type TargetOf,
  type TargetType,
} from '@dialtone/model';
import { Unreadable } from './asked.js';

/**
 * A target of this type with all that is usual.
 * @throws Unreadable when it is none
 */
export function baseTarget<T extends TargetType>(input: TargetInput, type: T): TargetOf<T> {
  const parsed = targetInput.safeParse(input);
  if (!parsed.success)
    throw new Unreadable(parsed.error.issues.map(({ message }) => message).join(' '));
  const target: Target = parsed.data;
  if (target.type !== type) throw new Error(`A target of the type ${type} was asked for.`);
  return target as TargetOf<T>;
}
