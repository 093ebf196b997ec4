import {
  aGrpcTarget,
  anHttpTarget,
  anIcmpTarget,
  aTcpTarget,
  aTlsTarget,
  aWsTarget,
} from '@dialtone/model/testing';
import { expect, it } from 'vitest';
import { showsCertificate } from './certificates.js';

it.each([
  [anHttpTarget(), true],
  [anHttpTarget({ url: 'http://example.com' }), false],
  [aWsTarget(), true],
  [aTlsTarget(), true],
  [aTcpTarget(), false],
  [aTcpTarget({ security: 'SMTP' }), true],
  [aGrpcTarget({ security: 'PLAIN' }), false],
  [anIcmpTarget(), false],
])('knows whether %o shows a certificate: %s', (target, shows) => {
  expect(showsCertificate(target)).toBe(shows);
});
