export type { CertificateWish, TestCertificate } from './certificate.js';
export { createCertificate } from './certificate.js';
export type { Zone } from './dns-server.js';
export { dnsServer, TestDnsServer } from './dns-server.js';
export { deadPort, httpServer, httpsServer, tcpServer, TestServer } from './servers.js';
export { aContext, aDnsTarget, anHttpTarget, anIcmpTarget } from './context.js';
