import type * as z from 'zod';
import { networkShape } from './network.js';
import { tlsConfig } from './tls-config.js';
import { flag, listOf, mapping, type ReadText, regexp, text, unsupported } from './values.js';

const step = mapping({
  expect: regexp.optional(),
  send: text.optional(),
  starttls: flag.optional(),
  labels: unsupported('probe_expect_info is not shown'),
  expect_bytes: unsupported('bytes are expected as an RE2 pattern, such as \\x00'),
});

/** Options of the tcp prober. */
export const tcpModule = (read: ReadText) =>
  mapping({
    ...networkShape,
    query_response: listOf(step).optional(),
    tls: flag.optional(),
    tls_config: tlsConfig(read).optional(),
  });
export type TcpModule = z.output<ReturnType<typeof tcpModule>>;
