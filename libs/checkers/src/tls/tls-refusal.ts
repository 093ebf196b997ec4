/**
 * What a server says when it ends a handshake, in words; undefined when the alert says nothing more than its name.
 * @param code Node's, of an alert of OpenSSL: `ERR_SSL_TLSV1_ALERT_UNKNOWN_CA`
 * @param at who said it
 */
export const alertSentence = (code: string, at: string): string | undefined =>
  sentences[alertOf(code)]?.(at);

/** The alert without the versions of TLS that OpenSSL knows it from: `UNKNOWN_CA` */
export const alertOf = (code: string): string =>
  code.replace(/^ERR_SSL_(?:SSL\/TLS|SSLV3|TLSV1|TLSV13)_(?:ALERT_)?/u, '');

const sentences: Partial<Record<string, (at: string) => string>> = {
  // Only TLS 1.3 has a word for it.
  CERTIFICATE_REQUIRED: at => `${at} demands a client certificate`,
  BAD_CERTIFICATE: at => `${at} does not accept the client certificate, or demands one`,
  UNSUPPORTED_CERTIFICATE: at => `${at} does not accept this kind of client certificate`,
  CERTIFICATE_REVOKED: at => `${at} says that the client certificate was revoked`,
  CERTIFICATE_EXPIRED: at => `${at} says that the client certificate has expired`,
  CERTIFICATE_UNKNOWN: at => `${at} does not accept the client certificate`,
  UNKNOWN_CA: at => `${at} does not know the authority of the client certificate`,
  ACCESS_DENIED: at => `${at} denies access to the client certificate`,
  UNRECOGNIZED_NAME: at => `${at} does not know the server name`,
  NO_APPLICATION_PROTOCOL: at => `${at} speaks none of the protocols that are offered`,
};
