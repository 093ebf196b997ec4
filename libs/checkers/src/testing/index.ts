export type { CertificateWish, TestCertificate } from './certificate.js';
export { createCertificate } from './certificate.js';
export type { Zone } from './dns-server.js';
export { dnsServer, TestDnsServer } from './dns-server.js';
export { ocspAnswer } from './ocsp.js';
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
