/** One option of a curl line by its long name, with its value where it takes one. */
export interface CurlOption {
  readonly name: string;
  readonly value?: string;
}

/** Short names, as `curl --help all` lists them. */
const longNames: Readonly<Record<string, string>> = {
  '0': 'http1.0', '1': 'tlsv1', '2': 'sslv2', '3': 'sslv3', '4': 'ipv4', '6': 'ipv6', ':': 'next', '#': 'progress-bar',
  a: 'append', A: 'user-agent', b: 'cookie', B: 'use-ascii', c: 'cookie-jar', C: 'continue-at', d: 'data',
  D: 'dump-header', e: 'referer', E: 'cert', f: 'fail', F: 'form', g: 'globoff', G: 'get', h: 'help', H: 'header',
  i: 'include', I: 'head', j: 'junk-session-cookies', J: 'remote-header-name', k: 'insecure', K: 'config',
  l: 'list-only', L: 'location', m: 'max-time', M: 'manual', n: 'netrc', N: 'no-buffer', o: 'output',
  O: 'remote-name', p: 'proxytunnel', P: 'ftp-port', q: 'disable', Q: 'quote', r: 'range', R: 'remote-time',
  s: 'silent', S: 'show-error', t: 'telnet-option', T: 'upload-file', u: 'user', U: 'proxy-user', v: 'verbose',
  V: 'version', w: 'write-out', x: 'proxy', X: 'request', y: 'speed-time', Y: 'speed-limit', z: 'time-cond',
  Z: 'parallel',
}; // prettier-ignore

/** The options that take a value. */
const valued: ReadonlySet<string> = new Set(
  (
    'abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout connect-to ' +
    'continue-at cookie cookie-jar create-file-mode crlfile curves data data-ascii data-binary data-raw ' +
    'data-urlencode delegation dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header ech egd-file ' +
    'engine etag-compare etag-save expect100-timeout form form-string ftp-account ftp-alternative-to-user ftp-method ' +
    'ftp-port ftp-ssl-ccc-mode happy-eyeballs-timeout-ms haproxy-clientip header help hostpubmd5 hostpubsha256 hsts ' +
    'interface ip-tos ipfs-gateway json keepalive-cnt keepalive-time key key-type krb libcurl limit-rate local-port ' +
    'login-options mail-auth mail-from mail-rcpt max-filesize max-redirs max-time netrc-file noproxy oauth2-bearer ' +
    'output output-dir parallel-max pass pinnedpubkey preproxy proto proto-default proto-redir proxy proxy-cacert ' +
    'proxy-capath proxy-cert proxy-cert-type proxy-ciphers proxy-crlfile proxy-header proxy-key proxy-key-type ' +
    'proxy-pass proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword ' +
    'proxy-tlsuser proxy-user proxy1.0 pubkey quote random-file range rate referer request request-target resolve ' +
    'retry retry-delay retry-max-time sasl-authzid service-name socks4 socks4a socks5 socks5-gssapi-service ' +
    'socks5-hostname speed-limit speed-time stderr telnet-option tftp-blksize time-cond tls-max tls13-ciphers ' +
    'tlsauthtype tlspassword tlsuser trace trace-ascii trace-config unix-socket upload-file url url-query user ' +
    'user-agent variable vlan-priority write-out'
  ).split(' '),
);

/** Reads the words behind `curl`: options in their order, URLs as `url`. */
export function curlOptions(words: readonly string[]): CurlOption[] {
  const options: CurlOption[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const read = optionsIn(word);
    const last = read.at(-1);
    if (last !== undefined && last.value === undefined && valued.has(last.name)) {
      at += 1;
      options.push(...read.slice(0, -1), { name: last.name, value: words[at] ?? '' });
    } else options.push(...read);
  }
  return options;
}

function optionsIn(word: string): CurlOption[] {
  if (word === '-' || word === '--' || !word.startsWith('-')) {
    return word.startsWith('-') ? [] : [{ name: 'url', value: word }];
  }
  return word.startsWith('--') ? [{ name: word.slice(2) }] : shortOptions(word.slice(1));
}

/** `-sSLk`, `-XPOST`: what follows one that takes a value is its value. */
function shortOptions(letters: string): CurlOption[] {
  const [letter, ...rest] = letters;
  if (letter === undefined) return [];
  const name = longNames[letter] ?? `-${letter}`;
  const value = rest.join('');
  if (valued.has(name)) return [value === '' ? { name } : { name, value }];
  return [{ name }, ...shortOptions(value)];
}
