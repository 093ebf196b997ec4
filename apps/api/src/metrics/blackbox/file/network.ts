import { flag, oneOf, unsupported } from './values.js';

/** How every prober chooses the address of its target. */
export const networkShape = {
  preferred_ip_protocol: oneOf(['ip4', 'ip6']).optional(),
  ip_protocol_fallback: flag.optional(),
  source_ip_address: unsupported('the system chooses the address that a check comes from'),
} as const;
