/*
 * Certificates for the fleet, from the page that makes those of the specs. Node runs these tools from their sources and
 * takes types away only, which the door of that folder is not written for.
 */
// eslint-disable-next-line @nx/enforce-module-boundaries -- see above
export {
  createCertificate,
  type TestCertificate,
} from '../../libs/checkers/src/testing/certificate.ts';
