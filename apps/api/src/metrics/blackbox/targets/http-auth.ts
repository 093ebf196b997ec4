import type { Header, HttpTarget } from '@dialtone/model';
import type { HttpModule } from '../file/http-module.js';
import { nonEmpty } from './network-options.js';

interface SignIn {
  readonly auth?: NonNullable<HttpTarget['auth']>;
  readonly headers: readonly Header[];
}

/** How a module signs in. A scheme that is neither Basic nor Bearer is a header like any other. */
export function httpAuthOf(options: HttpModule): SignIn {
  const { basic_auth: basic, authorization, oauth2 } = options;
  if (basic !== undefined)
    return {
      auth: {
        basic: {
          username: basic.username ?? '',
          password: basic.password ?? basic.password_file ?? '',
        },
      },
      headers: [],
    };
  if (oauth2 !== undefined) return { auth: { oauth2: oauthOf(oauth2) }, headers: [] };
  const token = options.bearer_token ?? options.bearer_token_file;
  if (token !== undefined) return bearer(token);
  if (authorization === undefined) return { headers: [] };
  const credentials = authorization.credentials ?? authorization.credentials_file ?? '';
  const type = nonEmpty(authorization.type) ?? 'Bearer';
  return type === 'Bearer'
    ? bearer(credentials)
    : { headers: [{ name: 'Authorization', value: `${type} ${credentials}` }] };
}

const bearer = (token: string): SignIn => ({ auth: { bearer: token }, headers: [] });

type OAuth = NonNullable<NonNullable<HttpTarget['auth']>['oauth2']>;

function oauthOf(given: NonNullable<HttpModule['oauth2']>): OAuth {
  const audience = given.endpoint_params?.audience;
  return {
    tokenUrl: given.token_url,
    clientId: given.client_id,
    clientSecret: given.client_secret ?? given.client_secret_file ?? '',
    scopes: given.scopes ?? [],
    ...(audience !== undefined && { audience }),
  };
}
