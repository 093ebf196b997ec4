import { httpMethods } from '@dialtone/model';
import * as z from 'zod';
import { networkShape } from './network.js';
import { tlsConfig } from './tls-config.js';
import {
  fileSecret,
  fileText,
  flag,
  listOf,
  mapping,
  oneOf,
  type ReadText,
  refuse,
  regexp,
  size,
  text,
  textsByName,
  unsupported,
  wholeNumber,
} from './values.js';

const headerMatch = mapping({ header: text, regexp, allow_missing: flag.optional() });

const signIn = (read: ReadText) => ({
  basic_auth: mapping({
    username: text.optional(),
    password: text.optional(),
    password_file: fileSecret(read).optional(),
  }).optional(),
  authorization: mapping({
    type: text.optional(),
    credentials: text.optional(),
    credentials_file: fileSecret(read).optional(),
  }).optional(),
  bearer_token: text.optional(),
  bearer_token_file: fileSecret(read).optional(),
  oauth2: mapping({
    client_id: text,
    client_secret: text.optional(),
    client_secret_file: fileSecret(read).optional(),
    token_url: text,
    scopes: listOf(text).optional(),
    endpoint_params: mapping({ audience: text.optional() }).optional(),
    proxy_url: unsupported('tokens are asked for as the check itself connects'),
    tls_config: unsupported('tokens are asked for with the tls_config of the module'),
  }).optional(),
});

const ways = [
  'basic_auth',
  'authorization',
  'bearer_token',
  'bearer_token_file',
  'oauth2',
] as const;

/** Options of the http prober. */
export const httpModule = (read: ReadText) =>
  mapping({
    ...networkShape,
    ...signIn(read),
    valid_status_codes: listOf(wholeNumber(100, 599)).optional(),
    valid_http_versions: listOf(oneOf(['HTTP/1.0', 'HTTP/1.1', 'HTTP/2.0'])).optional(),
    no_follow_redirects: flag.optional(),
    follow_redirects: flag.optional(),
    fail_if_ssl: flag.optional(),
    fail_if_not_ssl: flag.optional(),
    method: oneOf(httpMethods).optional(),
    headers: textsByName.optional(),
    body: text.optional(),
    body_file: fileText(read).optional(),
    body_size_limit: size.optional(),
    compression: oneOf(['gzip', 'br', 'deflate', 'identity', '']).optional(),
    proxy_url: text.optional(),
    skip_resolve_phase_with_proxy: flag.optional(),
    proxy_from_environment: unsupported('proxies are named by proxy_url'),
    no_proxy: unsupported('a module has a proxy or none'),
    proxy_connect_header: unsupported('a proxy is told the place to connect to, and who asks'),
    enable_http2: flag.optional(),
    enable_http3: unsupported('HTTP/3 is not spoken'),
    tls_config: tlsConfig(read).optional(),
    fail_if_body_matches_regexp: listOf(regexp).optional(),
    fail_if_body_not_matches_regexp: listOf(regexp).optional(),
    fail_if_header_matches: listOf(headerMatch).optional(),
    fail_if_header_not_matches: listOf(headerMatch).optional(),
    fail_if_body_json_matches_cel: unsupported('no language that can run code is judged by'),
    fail_if_body_json_not_matches_cel: unsupported('no language that can run code is judged by'),
  }).superRefine((given, context) => {
    const chosen = ways.filter(way => given[way] !== undefined);
    if (chosen.length > 1) refuse(context, `Only one of ${ways.join(', ')} can be given.`);
    if (given.body !== undefined && given.body_file !== undefined)
      refuse(context, 'body and body_file exclude each other.');
    if (given.authorization?.type?.toLowerCase() === 'basic')
      refuse(context, 'Basic is given by basic_auth.', ['authorization', 'type']);
    const { oauth2 } = given;
    if (oauth2 !== undefined && (oauth2.client_secret ?? oauth2.client_secret_file) === undefined)
      refuse(context, 'client_secret or client_secret_file is needed.', ['oauth2']);
  });
export type HttpModule = z.output<ReturnType<typeof httpModule>>;
