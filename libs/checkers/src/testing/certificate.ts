import type { KeyObject } from 'node:crypto';
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';
import { addressBytes } from '../network/cidr.js';
import { explicit, integer, octets, oid, sequence, tagged, time } from './der.js';

/** A certificate with its key, in PEM; made when asked for, so none ever expires in the repository. */
export interface TestCertificate {
  readonly cert: string;
  readonly key: string;
  readonly commonName: string;
  readonly privateKey: KeyObject;
}

export interface CertificateWish {
  readonly commonName?: string;
  /** Host names and IP addresses that it is for. */
  readonly hosts?: readonly string[];
  /** The usual: from 2020 to 2049. */
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  /** Self-signed without one. */
  readonly issuer?: TestCertificate;
  readonly isAuthority?: boolean;
}

/** Makes an X.509 certificate of an elliptic-curve key, without any program of the system. */
export function createCertificate(wish: CertificateWish = {}): TestCertificate {
  const { commonName = 'localhost', issuer } = wish;
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const body = sequence(
    explicit(0, integer([2])),
    integer([0x01, ...randomBytes(8)]),
    ecdsaWithSha256,
    name(issuer?.commonName ?? commonName),
    sequence(time(wish.notBefore ?? new Date(1.6e12)), time(wish.notAfter ?? new Date(2.5e12))),
    name(commonName),
    publicKey.export({ type: 'spki', format: 'der' }),
    explicit(3, sequence(...extensions(wish))),
  );
  const signature = sign('sha256', body, issuer?.privateKey ?? privateKey);
  const der = sequence(body, ecdsaWithSha256, tagged(0x03, Buffer.from([0]), signature));
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}(?=.)/gu, '$&\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    commonName,
    privateKey,
  };
}

function extensions({ hosts = ['localhost', '127.0.0.1', '::1'], isAuthority }: CertificateWish) {
  const alternatives = hosts.map(host =>
    isIP(host) === 0
      ? tagged(0x82, Buffer.from(host))
      : tagged(0x87, Buffer.from(addressBytes(host) ?? [])),
  );
  const subjectAltName = sequence(oid(0x55, 0x1d, 0x11), octets(sequence(...alternatives)));
  const authority = sequence(tagged(0x01, Buffer.from([0xff])));
  const basicConstraints = sequence(oid(0x55, 0x1d, 0x13), octets(authority));
  return isAuthority === true ? [subjectAltName, basicConstraints] : [subjectAltName];
}

const name = (commonName: string) =>
  sequence(tagged(0x31, sequence(oid(0x55, 0x04, 0x03), tagged(0x0c, Buffer.from(commonName)))));

/** 1.2.840.10045.4.3.2 */
const ecdsaWithSha256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
