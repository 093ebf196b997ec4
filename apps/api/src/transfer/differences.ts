import { type FieldChange, type ProbeDraft, type Target } from '@dialtone/model';
import { shownTarget } from '../probe/shown-target.js';
import { isRecord, textOf } from './shown-value.js';

/** What people decide of a probe, on file or about to be. */
export type Decided = Partial<
  Pick<ProbeDraft, 'name' | 'application' | 'tags' | 'cron' | 'enabled' | 'timeoutMs' | 'target'>
>;

interface Leaf {
  readonly real: string;
  readonly shown: string;
}

/** Every setting that differs, and what it was and will be; of secrets only that they differ. */
export function differences(from: Decided | undefined, to: Decided): FieldChange[] {
  const [before, after] = [leavesOf(from ?? {}), leavesOf(to)];
  const fields = new Set([...before.keys(), ...after.keys()]);
  return [...fields].flatMap(field => {
    const [old, next] = [before.get(field), after.get(field)];
    if (old?.real === next?.real) return [];
    return {
      field,
      ...(old && { from: old.shown }),
      ...(next && { to: next.shown }),
      ...(old !== undefined && old.shown === next?.shown && { hidden: true as const }),
    };
  });
}

function leavesOf({
  target,
  name,
  application,
  tags,
  cron,
  enabled,
  timeoutMs,
}: Decided): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  const walk = (field: string, real: unknown, shown: unknown): void => {
    if (real === undefined || real === null || (Array.isArray(real) && real.length === 0)) return;
    if (isRecord(real) && isRecord(shown))
      for (const [key, value] of Object.entries(real)) walk(`${field}.${key}`, value, shown[key]);
    else leaves.set(field, { real: JSON.stringify(real), shown: textOf(shown) });
  };
  for (const [field, value] of Object.entries({
    name,
    application,
    tags,
    cron,
    enabled,
    timeoutMs,
  }))
    walk(field, value, value);
  if (target !== undefined) {
    leaves.set('type', { real: target.type, shown: target.type.toUpperCase() });
    walk('target', fieldsOf(target), fieldsOf(shownTarget(target)));
  }
  return leaves;
}

function fieldsOf({ type, ...fields }: Target): Readonly<Record<string, unknown>> {
  return { [type]: fields };
}
