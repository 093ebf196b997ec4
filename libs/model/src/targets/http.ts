import * as z from 'zod';
import { emptyIsAbsent, needed } from '../absent.js';
import { defaultedField, type Fields, neededField, objectOf, optionalField } from '../field.js';
import { header, headerFields } from '../header.js';
import { quote } from '../problem.js';
import { expectedStatus, integer, named, url } from '../target-fields.js';
import { targetLimits } from '../target-limits.js';
import { lineInput, textInput } from '../text.js';
import { urlProblems } from '../url.js';
import { judgementFields, tlsSubjects } from './judgement.js';
import { networkFields, tlsField } from './network.js';

export const httpMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
export type HttpMethod = (typeof httpMethods)[number];

/** ANY: what the server prefers. HTTP1, HTTP2: that one, or the check is down. */
export const httpVersions = ['ANY', 'HTTP1', 'HTTP2'] as const;

const secretText = (what: string) =>
  textInput(what, targetLimits.secret).refine(value => value !== '', {
    error: `${what} is empty.`,
  });

const credentialFields = {
  username: neededField('line', lineInput('A user name', targetLimits.name)),
  password: neededField('line', textInput('A password', targetLimits.secret), { secret: 'hidden' }),
} as const satisfies Fields;

const oauthFields = {
  tokenUrl: neededField('line', url, { about: 'Where tokens are given out.' }),
  clientId: neededField('line', lineInput('A client id', targetLimits.name)),
  clientSecret: neededField('line', secretText('A client secret'), { secret: 'hidden' }),
  scopes: defaultedField(
    'texts',
    z.array(lineInput('A scope', targetLimits.name)).max(targetLimits.scopes, {
      error: `At most ${targetLimits.scopes} scopes can be asked for.`,
    }),
    [],
  ),
  audience: optionalField(
    'line',
    lineInput('An audience', targetLimits.url).transform(emptyIsAbsent),
  ),
} as const satisfies Fields;

const authFields = {
  basic: optionalField('group', objectOf(credentialFields), {
    fields: credentialFields,
    typeName: 'BasicAuth',
  }),
  bearer: optionalField('line', secretText('A token'), {
    about: 'A token, sent as `Authorization: Bearer`.',
    secret: 'hidden',
  }),
  oauth2: optionalField('group', objectOf(oauthFields), {
    fields: oauthFields,
    typeName: 'OAuth2',
    about: 'A token by OAuth 2.0 client credentials, kept until it expires.',
  }),
} as const satisfies Fields;

const auth = objectOf(authFields).superRefine(({ basic, bearer, oauth2 }, context) => {
  const given = [basic, bearer, oauth2].filter(way => way !== undefined).length;
  if (given === 1) return;
  context.addIssue({
    code: 'custom',
    message: `A sign-in is exactly one of basic, bearer and oauth2; ${given === 0 ? 'none is' : `${given} are`} given.`,
  });
});

const proxyFields = {
  url: neededField(
    'line',
    z
      .string(needed('The URL of the proxy is needed, such as http://proxy.example.com:3128.'))
      .trim()
      .superRefine((value, context) => {
        for (const message of urlProblems(value, targetLimits.url))
          context.addIssue({ code: 'custom', message });
      }),
  ),
  username: optionalField(
    'line',
    lineInput('A user name', targetLimits.name).transform(emptyIsAbsent),
  ),
  password: optionalField(
    'line',
    textInput('A password', targetLimits.secret).transform(emptyIsAbsent),
    {
      secret: 'hidden',
    },
  ),
} as const satisfies Fields;

const subjects = [
  'STATUS',
  'HEADER',
  'HEADER_AGE',
  'BODY',
  'JSON',
  'BODY_SIZE',
  'LATENCY',
  'PHASE_LATENCY',
  ...tlsSubjects,
  'REDIRECTS',
  'FINAL_URL',
  'HTTP_VERSION',
] as const;

export const httpFields = {
  url: neededField('line', url),
  method: defaultedField('choice', named(httpMethods, 'a method that can be sent'), 'GET', {
    choices: httpMethods,
    enumName: 'HttpMethod',
  }),
  headers: defaultedField(
    'groups',
    z.array(header).max(targetLimits.headers, {
      error: `A request may have at most ${targetLimits.headers} headers.`,
    }),
    [],
    { fields: headerFields, typeName: 'Header' },
  ),
  body: optionalField(
    'lines',
    textInput('A request body', Number.POSITIVE_INFINITY).refine(
      value => new TextEncoder().encode(value).length <= targetLimits.bodyBytes,
      { error: `A request body may have at most ${targetLimits.bodyBytes} bytes.` },
    ),
  ),
  expectedStatus: defaultedField('line', expectedStatus, '200', {
    about: 'Codes and ranges: 200 · 200-299 · 200,204,301-308',
  }),
  expectedBody: optionalField(
    'line',
    textInput('The expected text', targetLimits.expectedBody).transform(emptyIsAbsent),
    { about: 'Text that the body must contain' },
  ),
  auth: optionalField('group', auth, {
    fields: authFields,
    typeName: 'HttpAuth',
    exclusive: true,
    about: 'How the check signs in; exactly one way.',
  }),
  followRedirects: optionalField('flag', z.boolean(), {
    about: 'Null: they are followed unless a redirect is the expected status.',
  }),
  maxRedirects: defaultedField('integer', integer('The number of redirects', 0, 50), 10),
  httpVersion: defaultedField('choice', named(httpVersions, 'a version of HTTP'), 'ANY', {
    choices: httpVersions,
    enumName: 'HttpVersion',
    about: 'ANY: what the server prefers. HTTP1, HTTP2: that one, or the check is down.',
  }),
  keepAlive: defaultedField('flag', z.boolean(), false, {
    about: 'Go on using a connection of the check before, where one stands.',
  }),
  cacheBust: defaultedField('flag', z.boolean(), false, {
    about: 'Put a parameter into each URL that was never there before, so that no cache answers.',
  }),
  bodyLimit: defaultedField(
    'integer',
    integer('The limit of the body', 1024, targetLimits.answerBytes),
    1_048_576,
    { about: 'How many bytes of the decoded body are read.' },
  ),
  proxy: optionalField('group', objectOf(proxyFields), {
    fields: proxyFields,
    typeName: 'HttpProxy',
    about: 'The proxy that is asked to connect (HTTP CONNECT).',
  }),
  tls: tlsField,
  ...networkFields,
  ...judgementFields(subjects),
} as const satisfies Fields;

export const httpTarget = objectOf(httpFields).superRefine(
  ({ httpVersion, keepAlive }, context) => {
    if (httpVersion === 'HTTP2' && keepAlive)
      context.addIssue({
        code: 'custom',
        path: ['keepAlive'],
        message: `Connections are kept for HTTP/1.1 only; this wants ${quote(httpVersion)}.`,
      });
  },
);
export type HttpTarget = { readonly type: 'http' } & Readonly<z.output<typeof httpTarget>>;
export const httpKind = { fields: httpFields, address: 'url', subjects } as const;
