import { AsnConvert } from '@peculiar/asn1-schema';
import { BasicOCSPResponse, OCSPResponse } from '@peculiar/asn1-ocsp';
import { Recent } from './recent.js';

/** Servers show the same answer for days. */
const answers = new Recent<string, readonly string[]>(2000);

/**
 * Whether an OCSP answer that a server brings of its own accord says that its certificate was revoked. Nobody lies
 * to say so of himself, so whose signature it bears does not matter.
 * @param serial of the certificate, hexadecimal, lower case
 */
export const saysRevoked = (answer: Buffer, serial: string): boolean =>
  answers.of(answer.toString('base64'), () => revokedIn(answer)).includes(plain(serial));

/** The serial numbers of which an answer says that they were revoked; none when it cannot be read. */
function revokedIn(answer: Buffer): string[] {
  try {
    const bytes = AsnConvert.parse(answer, OCSPResponse).responseBytes?.response.buffer;
    if (bytes === undefined) return [];
    return AsnConvert.parse(bytes, BasicOCSPResponse)
      .tbsResponseData.responses.filter(({ certStatus }) => certStatus.revoked !== undefined)
      .map(({ certID }) => plain(Buffer.from(certID.serialNumber).toString('hex')));
  } catch {
    return []; // Not an OCSP answer: it says nothing.
  }
}

/** Without leading zeros: DER adds one where the first bit is set. */
const plain = (serial: string): string => serial.replace(/^0+/u, '');
