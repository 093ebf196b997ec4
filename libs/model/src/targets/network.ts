import * as z from 'zod';
import { defaultedField, type Fields, objectOf, optionalField } from '../field.js';
import { isHost, isIpv4, isIpv6 } from '../host.js';
import { quote } from '../problem.js';
import { named } from '../target-fields.js';
import { targetLimits } from '../target-limits.js';
import { lineInput, textInput } from '../text.js';

/**
 * Which addresses of a name are connected to. EITHER: both families, the first that answers. IPV4, IPV6: only those.
 * PREFER_…: one address alone, of that family if there is one.
 */
export const ipVersions = ['EITHER', 'IPV4', 'IPV6', 'PREFER_IPV4', 'PREFER_IPV6'] as const;
export type IpVersion = (typeof ipVersions)[number];

const override = lineInput('An override', targetLimits.override).refine(isOverride, {
  error: ({ input }) =>
    `${quote(String(input))} is not an override. Write the host and the address that stands for it: example.com=192.0.2.1.`,
});

function isOverride(text: string): boolean {
  const [host = '', address = '', ...more] = text.split('=');
  return more.length === 0 && isHost(host) && (isIpv4(address) || isIpv6(address));
}

export const ipVersionField = defaultedField(
  'choice',
  named(ipVersions, 'a way to choose addresses'),
  'EITHER',
  {
    choices: ipVersions,
    enumName: 'IpVersion',
    about:
      'EITHER: both families, the first that answers. IPV4, IPV6: only those. PREFER_IPV4, PREFER_IPV6: one address alone, of that family if there is one.',
  },
);

/** How a target's name becomes the address that is connected to. */
export const networkFields = {
  ipVersion: ipVersionField,
  allAddresses: defaultedField('flag', z.boolean(), false, {
    about: 'Check every address of the name, one after another; the first that is down decides.',
  }),
  overrides: defaultedField(
    'texts',
    z
      .array(override)
      .max(targetLimits.overrides, `At most ${targetLimits.overrides} overrides can be given.`),
    [],
    { about: 'Addresses that stand for hosts, past the look-up: `example.com=192.0.2.1`.' },
  ),
} as const satisfies Fields;

export const tlsVersions = ['TLS1_0', 'TLS1_1', 'TLS1_2', 'TLS1_3'] as const;
export type TlsVersion = (typeof tlsVersions)[number];

const pem = (what: string, label: string) =>
  textInput(what, targetLimits.pem).refine(
    text => text.trim() === '' || new RegExp(`-----BEGIN [A-Z0-9 ]*${label}-----`, 'u').test(text),
    { error: `${what} is a PEM text: it begins with -----BEGIN ${label}-----.` },
  );

export const tlsFields = {
  skipVerify: defaultedField('flag', z.boolean(), false, {
    about: 'Accept any certificate. What is wrong with it is reported all the same.',
  }),
  serverName: optionalField('line', lineInput('A server name', 253), {
    about: 'The name asked for (SNI) and expected in the certificate; the host when null.',
  }),
  minVersion: optionalField('choice', named(tlsVersions, 'a version of TLS'), {
    choices: tlsVersions,
    enumName: 'TlsVersion',
    about: 'The lowest version that is accepted; TLS 1.2 when null.',
  }),
  maxVersion: optionalField('choice', named(tlsVersions, 'a version of TLS'), {
    choices: tlsVersions,
    enumName: 'TlsVersion',
  }),
  authorities: optionalField('lines', pem('The authorities', 'CERTIFICATE'), {
    about: 'Certificates of the authorities to trust in place of the usual ones, as PEM.',
  }),
  certificate: optionalField('lines', pem('The client certificate', 'CERTIFICATE'), {
    about: 'The certificate that the check shows, with its chain, as PEM.',
  }),
  key: optionalField('lines', pem('The key', 'PRIVATE KEY'), {
    about: 'The key of the client certificate, as PEM.',
    secret: 'hidden',
  }),
} as const satisfies Fields;

export const tlsOptions = objectOf(tlsFields).superRefine(({ certificate, key }, context) => {
  if ((certificate === undefined) === (key === undefined)) return;
  context.addIssue({
    code: 'custom',
    path: [key === undefined ? 'key' : 'certificate'],
    message: 'A client certificate and its key go together: both are needed, or neither.',
  });
});
export type TlsOptions = Readonly<z.output<typeof tlsOptions>>;

export const tlsField = optionalField('group', tlsOptions, {
  fields: tlsFields,
  typeName: 'TlsOptions',
  about: 'How TLS is spoken; the usual way when null.',
});
