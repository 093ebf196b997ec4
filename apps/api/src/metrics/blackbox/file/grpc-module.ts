import type * as z from 'zod';
import { networkShape } from './network.js';
import { tlsConfig } from './tls-config.js';
import { flag, mapping, type ReadText, text } from './values.js';

/** Options of the grpc prober. */
export const grpcModule = (read: ReadText) =>
  mapping({
    ...networkShape,
    service: text.optional(),
    tls: flag.optional(),
    tls_config: tlsConfig(read).optional(),
  });
export type GrpcModule = z.output<ReturnType<typeof grpcModule>>;
