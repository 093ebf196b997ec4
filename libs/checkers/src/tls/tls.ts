import type { Socket } from 'node:net';
import { isIP } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { connect as open } from 'node:tls';
import type { TlsOptions, TlsSight } from '@dialtone/model';
import { certificateProblem } from './certificate.js';
import { Down } from '../observe.js';
import type { Watch } from '../observe.js';
import { saysRevoked } from './revocation.js';
import { type ShownChain, shownChain } from './shown-certificate.js';
import { alertOf } from './tls-refusal.js';
import { tlsName, type Trust, trustFor, versionsOf } from './trust.js';

export interface SecureWish {
  /** For which the certificate must be, unless the options name another. */
  readonly host: string;
  readonly options?: TlsOptions;
  /** The protocols that are offered over it, the preferred one first: `h2`, `http/1.1`. */
  readonly alpn?: readonly string[];
}

/**
 * TLS over a connection. What the server showed stands in the watch's sight, also when it is refused.
 * @throws Down with the reason TLS when the handshake fails or the certificate is not accepted, or the network's error
 */
export async function secure(watch: Watch, socket: Socket, wish: SecureWish): Promise<TLSSocket> {
  const options: Partial<TlsOptions> = wish.options ?? {};
  // A certificate never names the last dot of a full name.
  const name = (options.serverName ?? wish.host).replace(/\.$/u, '');
  const trust = trustFor(options);
  watch.enter('tls', `no TLS handshake with ${watch.peer}`);
  delete watch.sight.tls;
  const secured = begin(socket, name, { trust, alpn: wish.alpn });
  watch.own(() => secured.destroy(), secured);
  const { chain, answer } = await shaken(watch, secured, options);
  const seen = sightOf(secured, chain);
  watch.sight.tls = seen;
  const problem = certificateProblem({
    host: name,
    certificates: chain?.certificates ?? [],
    // Node documents an Error here, and gives its code.
    ...(!secured.authorized && { code: codeOf(secured.authorizationError) }),
    revoked: answer !== undefined && saysRevoked(answer, seen.chain[0]?.serial ?? ''),
  });
  watch.sight.tls = judged(
    seen,
    problem,
    problem === undefined && chain !== undefined ? trust.chainEnd(chain) : undefined,
  );
  refuseVersion(watch, options);
  if (problem !== undefined && options.skipVerify !== true) throw new Down('TLS', problem);
  return secured;
}

interface Begin {
  readonly trust: Trust;
  readonly alpn: readonly string[] | undefined;
}

const begin = (socket: Socket, name: string, { trust, alpn }: Begin): TLSSocket =>
  open({
    socket,
    host: name,
    // An address must not stand in the server name indication, RFC 6066.
    ...(isIP(name) === 0 && { servername: name }),
    ...(alpn !== undefined && { ALPNProtocols: [...alpn] }),
    secureContext: trust.context,
    // For word of a revocation, and for the event that comes with it: see `shaken`.
    requestOCSP: true,
    // Judged by us, before a byte of ours is sent: after a refusal of Node's own the certificate cannot be read.
    rejectUnauthorized: false,
    checkServerIdentity: () => undefined,
  });

interface Shaken {
  readonly chain?: ShownChain;
  /** What the server says of its own certificate's revocation, as OCSP. */
  readonly answer?: Buffer;
}

/**
 * The handshake to its end. The certificate is read when the server has shown it and we have not answered yet: after
 * a handshake that the server ends because of us, for want of a client certificate, there is none left to read. Node
 * says that moment by the event of OCSP, which comes also when the server has nothing to say there.
 */
function shaken(watch: Watch, secured: TLSSocket, options: Partial<TlsOptions>): Promise<Shaken> {
  return new Promise<Shaken>((resolve, reject) => {
    let seen: Shaken = {};
    secured.once('OCSPResponse', (answer: Buffer | null) => {
      const chain = shownChain(secured);
      seen = { ...(chain !== undefined && { chain }), ...(answer !== null && { answer }) };
      watch.sight.tls = { chain: chain?.sights ?? [], ...versionOf(secured) };
    });
    secured.once('secureConnect', () => {
      resolve(seen);
    });
    secured.on('error', (error: Error) => {
      reject(refusal(error, watch, options));
    });
    secured.once('close', () => {
      reject(new Down('TLS', `${watch.peer} closed the connection during the TLS handshake`));
    });
  });
}

/** What an error of the handshake means, where we know more than its name. */
function refusal(error: Error, { peer, sight }: Watch, options: Partial<TlsOptions>): Error {
  const alert = alertOf(codeOf(error));
  if (alert === 'PROTOCOL_VERSION' || alert === 'ERR_SSL_UNSUPPORTED_PROTOCOL')
    return new Down(
      'TLS',
      `${peer} speaks no version of TLS that is accepted here: ${range(options)}`,
    );
  const wantsCertificate = alert === 'HANDSHAKE_FAILURE' || alert === 'BAD_CERTIFICATE';
  // Before TLS 1.3 there is no word for it, but what else would a server dislike once it has shown its certificate?
  if (wantsCertificate && sight.tls !== undefined && options.certificate === undefined)
    return new Down('TLS', `${peer} demands a client certificate`);
  return error;
}

function range(options: Partial<TlsOptions>): string {
  const { least, most } = versionsOf(options);
  return least === most ? tlsName[least] : `${tlsName[least]} to ${tlsName[most].slice(4)}`;
}

/** @throws Down with the reason TLS when an older version was agreed on than is accepted */
function refuseVersion({ peer, sight: { tls } }: Watch, options: Partial<TlsOptions>): void {
  const least = tlsName[versionsOf(options).least];
  if (tls?.version !== undefined && tls.version < least)
    throw new Down('TLS', `${peer} offers ${tls.version}, and at least ${least} is accepted`);
}

function sightOf(secured: TLSSocket, chain: ShownChain | undefined): TlsSight {
  const { alpnProtocol } = secured;
  return {
    ...versionOf(secured),
    cipher: secured.getCipher().standardName,
    ...(typeof alpnProtocol === 'string' && { protocol: alpnProtocol }),
    chain: chain?.sights ?? [],
  };
}

/** Node says `TLSv1.3`, and `TLSv1` for 1.0. */
function versionOf(secured: TLSSocket): Pick<TlsSight, 'version'> {
  const version = secured.getProtocol();
  return version === null
    ? {}
    : { version: version.replace(/^TLSv1$/u, 'TLSv1.0').replace('v', ' ') };
}

const judged = (
  sight: TlsSight,
  problem: string | undefined,
  chainEndsAt: number | undefined,
): TlsSight => ({
  ...sight,
  trusted: problem === undefined,
  ...(problem !== undefined && { problem }),
  ...(chainEndsAt !== undefined && { chainEndsAt }),
});

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' ? code : error.message;
}
