import * as z from 'zod';
import { fileText, flag, mapping, oneOf, type ReadText, refuse, text } from './values.js';

const versions = oneOf(['TLS10', 'TLS11', 'TLS12', 'TLS13']);

/** How TLS is spoken. A certificate is given as a text or as a file. */
export const tlsConfig = (read: ReadText) =>
  mapping({
    insecure_skip_verify: flag.optional(),
    server_name: text.optional(),
    min_version: versions.optional(),
    max_version: versions.optional(),
    ca: text.optional(),
    ca_file: fileText(read).optional(),
    cert: text.optional(),
    cert_file: fileText(read).optional(),
    key: text.optional(),
    key_file: fileText(read).optional(),
  }).superRefine((given, context) => {
    for (const name of ['ca', 'cert', 'key'] as const)
      if (given[name] !== undefined && given[`${name}_file`] !== undefined)
        refuse(context, `${name} and ${name}_file exclude each other.`);
    if (('cert' in given || 'cert_file' in given) !== ('key' in given || 'key_file' in given))
      refuse(context, 'A client certificate and its key go together: both are needed, or neither.');
  });
export type TlsConfig = z.output<ReturnType<typeof tlsConfig>>;
