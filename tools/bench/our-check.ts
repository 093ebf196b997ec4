import { checkers, createEgress, defaultEgressDeny } from '@dialtone/checkers';
import { targetInput, type Target, type TargetInput } from '@dialtone/model';

const egress = createEgress({ deny: defaultEgressDeny, allow: [] });

/** One of our checks, as the engine runs it; throws when the target is down. */
export function ourCheck(input: TargetInput): () => Promise<void> {
  const target: Target = targetInput.parse(input);
  const check = checkers[target.type] as (typeof checkers)['http'];
  return async () => {
    const outcome = await check(target as never, {
      signal: new AbortController().signal,
      timeoutMs: 10_000,
      egress,
      now: () => Date.now(),
      after: () => () => undefined,
    });
    if (!outcome.up) throw new Error(outcome.message);
  };
}
