import { X509Certificate } from 'node:crypto';
import type { TestCertificate } from './certificate.js';
import { explicit, integer, octets, oid, sequence, tagged, time } from './der.js';

/** What an authority says of a certificate by OCSP (RFC 6960), with a signature that is worth nothing. */
export function ocspAnswer({ cert }: Pick<TestCertificate, 'cert'>, revokedAt?: Date): Buffer {
  const serial = Buffer.from(`00${new X509Certificate(cert).serialNumber}`, 'hex');
  const status =
    revokedAt === undefined ? tagged(0x80, Buffer.alloc(0)) : tagged(0xa1, time(revokedAt));
  const certificateId = sequence(
    sequence(sha1),
    octets(Buffer.alloc(20)),
    octets(Buffer.alloc(20)),
    integer([...serial]),
  );
  const data = sequence(
    explicit(2, octets(Buffer.alloc(20))),
    time(new Date(1.7e12)),
    sequence(sequence(certificateId, status, time(new Date(1.7e12)))),
  );
  const basic = sequence(data, sequence(sha1), tagged(0x03, Buffer.from([0, 1])));
  const answer = sequence(oid(0x2b, 6, 1, 5, 5, 7, 0x30, 1, 1), octets(basic));
  return sequence(tagged(0x0a, Buffer.from([0])), explicit(0, answer));
}

/** 1.3.14.3.2.26 */
const sha1 = oid(0x2b, 0x0e, 0x03, 0x02, 0x1a);
