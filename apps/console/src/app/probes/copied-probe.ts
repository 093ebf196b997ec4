import type { ProbeWholeFragment } from '../core/gql/graphql';

/**
 * The mutation that makes such a probe, with its variables, to be pasted into any client of the API. Hidden secrets are
 * ******** in it, and are to be given again.
 */
export function mutationText(probe: ProbeWholeFragment): string {
  const { name, application, tags, cron, enabled, timeoutWished, settings } = probe;
  const input = {
    ...{ name, application, tags, cron, enabled },
    timeoutMs: timeoutWished,
    target: settings,
  };
  return `mutation ($input: ProbeInput!) {
  createProbe(input: $input) {
    id
    name
  }
}

# Variables:
${JSON.stringify({ input }, null, 2)}
`;
}
