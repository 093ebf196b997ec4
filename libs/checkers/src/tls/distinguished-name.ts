/** The parts of a name by their short names, as Node gives them; a part that occurs more than once is a list. */
export type NameParts = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * A name as RFC 2253 writes it, in the order and the spelling of Go, so that it is the same text as in the metrics of
 * blackbox_exporter: the usual parts in a fixed order, a repeated one joined by `+`, then the unusual ones by number.
 */
export function distinguishedName(parts: NameParts): string {
  const usual = usualParts.flatMap(([part, name]) => {
    const values = valuesOf(parts[part]);
    // Of these two Go keeps the last alone.
    const shown = part === 'CN' || part === 'serialNumber' ? values.slice(-1) : values;
    return shown.length === 0 ? [] : [shown.map(value => `${name}=${escaped(value)}`).join('+')];
  });
  const unusual = Object.entries(parts)
    .filter(([part]) => !usualParts.some(([known]) => known === part))
    .flatMap(([part, value]) => valuesOf(value).map(text => unusualPart(part, text)))
    .reverse();
  return [...usual, ...unusual].join(',');
}

/** The short name that Node gives, and the one of RFC 2253. */
const usualParts = [
  ['serialNumber', 'SERIALNUMBER'],
  ['CN', 'CN'],
  ['postalCode', 'POSTALCODE'],
  ['street', 'STREET'],
  ['ST', 'ST'],
  ['L', 'L'],
  ['OU', 'OU'],
  ['O', 'O'],
  ['C', 'C'],
] as const;

const valuesOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

const escaped = (value: string): string =>
  value.replace(/[,+"\\<>;]|^[# ]| $/gu, character => `\\${character}`);

/** A part without a name in RFC 2253: its number, and its value as DER. */
function unusualPart(part: string, value: string): string {
  const bytes = Buffer.from(value);
  const { length } = bytes;
  const tag = /^[A-Za-z0-9 '()+,\-./:=?]*$/u.test(value) ? 0x13 : 0x0c; // PrintableString, UTF8String
  const head =
    length < 0x80
      ? [tag, length]
      : length < 0x100
        ? [tag, 0x81, length]
        : [tag, 0x82, (length >> 8) & 0xff, length & 0xff];
  return `${numbers[part] ?? part}=#${Buffer.concat([Buffer.from(head), bytes]).toString('hex')}`;
}

const numbers: Partial<Record<string, string>> = {
  SN: '2.5.4.4',
  title: '2.5.4.12',
  description: '2.5.4.13',
  businessCategory: '2.5.4.15',
  name: '2.5.4.41',
  GN: '2.5.4.42',
  initials: '2.5.4.43',
  dnQualifier: '2.5.4.46',
  pseudonym: '2.5.4.65',
  organizationIdentifier: '2.5.4.97',
  UID: '0.9.2342.19200300.100.1.1',
  DC: '0.9.2342.19200300.100.1.25',
  emailAddress: '1.2.840.113549.1.9.1',
  jurisdictionL: '1.3.6.1.4.1.311.60.2.1.1',
  jurisdictionST: '1.3.6.1.4.1.311.60.2.1.2',
  jurisdictionC: '1.3.6.1.4.1.311.60.2.1.3',
};
