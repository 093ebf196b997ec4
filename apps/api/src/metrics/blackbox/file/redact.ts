import { concealUrl, isSecretName } from '@dialtone/model';

/** What blackbox_exporter writes in the place of a secret. */
const secret = '<secret>';

const secretOptions = new Set([
  'password',
  'bearer_token',
  'credentials',
  'client_secret',
  'key',
  'send',
]);

/** Whether what stands under this key opens doors. */
export const isSecretOption = (key: string): boolean => secretOptions.has(key);

/** A module as it was written, without what opens doors. */
export function redacted(written: unknown, key = '', within = ''): unknown {
  if (Array.isArray(written)) return written.map(each => redacted(each, key, within));
  if (typeof written === 'object' && written !== null)
    return Object.fromEntries(
      Object.entries(written).map(([name, value]) => [name, redacted(value, name, key)]),
    );
  const hides = isSecretOption(key) || (within === 'headers' && isSecretName(key));
  if (hides) return secret;
  return typeof written === 'string' && key.endsWith('_url') ? concealUrl(written) : written;
}
