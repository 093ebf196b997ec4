export type { CertificateWish, TestCertificate } from './certificate.js';
export { createCertificate } from './certificate.js';
export type { HeardQuestion, Talk, TestRecord, Zone } from './dns-reply.js';
export { dnsReply, reply } from './dns-reply.js';
export { dnsServer, TestDnsServer } from './dns-server.js';
export { ocspAnswer } from './ocsp.js';
export type { Harm, Siege } from './hostility.js';
export { besiege, graceMs, keptBytes, verdict, withstood } from './hostility.js';
export { overBy, timeoutFor } from './deadlines.js';
export type { PlainTalk } from './starttls-server.js';
export { startTlsServer } from './starttls-server.js';
export { deadPort, httpServer, httpsServer, tcpServer, TestServer, tlsServer } from './servers.js';
export {
  aContext,
  aDnsTarget,
  anEchoRequest,
  aGrpcTarget,
  anHttpTarget,
  anIcmpTarget,
  aTcpTarget,
  aTlsTarget,
  aWsTarget,
} from './context.js';
