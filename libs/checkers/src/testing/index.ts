export type { CertificateWish, TestCertificate } from './certificate.js';
export { createCertificate } from './certificate.js';
export type { Zone } from './dns-server.js';
export { dnsServer, TestDnsServer } from './dns-server.js';
export { ocspAnswer } from './ocsp.js';
export type { Harm, Siege } from './hostility.js';
export { besiege, graceMs, keptBytes, verdict, withstood } from './hostility.js';
export { deadPort, httpServer, httpsServer, tcpServer, TestServer, tlsServer } from './servers.js';
export {
  aContext,
  aDnsTarget,
  aGrpcTarget,
  anHttpTarget,
  anIcmpTarget,
  aTcpTarget,
  aTlsTarget,
  aWsTarget,
} from './context.js';
