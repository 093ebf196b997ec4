import { isIP } from 'node:net';
import { endpoint } from './endpoint.js';

/** How this system asks DNS: resolv.conf(5). */
export interface ResolvConf {
  /** As c-ares wants them: an address, or `address:port`. */
  readonly servers: readonly string[];
  readonly search: readonly string[];
  /** A name with at least so many dots is tried as it stands before the search domains. */
  readonly ndots: number;
  /** For one try of one server. */
  readonly timeoutMs: number;
  readonly attempts: number;
}

/** Shorter than the 5 s of resolv.conf(5), so that a second server gets its turn within a check's usual deadline. */
const usualTimeoutMs = 2000;

export function parseResolvConf(text: string): ResolvConf {
  const servers: string[] = [];
  const options = new Map<string, string>();
  let search: string[] = [];
  for (const line of text.split('\n')) {
    const [keyword, ...words] = line
      .replace(/[#;].*/u, '')
      .trim()
      .split(/\s+/u);
    if (keyword === 'nameserver') servers.push(...words.slice(0, 1).flatMap(server));
    if (keyword === 'search' || keyword === 'domain') search = words.map(bareName);
    if (keyword === 'options') words.forEach(word => options.set(...option(word)));
  }
  const number = (name: string, usual: number, most: number) =>
    Math.min(Number(options.get(name) ?? usual) || usual, most);
  return {
    servers: servers.length > 0 ? servers : ['127.0.0.1'],
    search: search.filter(domain => domain !== ''),
    ndots: options.get('ndots') === '0' ? 0 : number('ndots', 1, 15),
    timeoutMs: number('timeout', usualTimeoutMs / 1000, 30) * 1000,
    attempts: number('attempts', 2, 5),
  };
}

const bareName = (domain: string): string => domain.replace(/\.$/u, '');

function option(word: string): [string, string] {
  const [name = '', value = ''] = word.split(':');
  return [name, value];
}

/** `address`, or systemd's and the BSDs' `[address]:port`; the zone of a link-local server cannot be handed to c-ares. */
function server(word: string): string[] {
  const match = /^\[([^\]]+)\]:(\d+)$/u.exec(word);
  const [address = ''] = (match?.[1] ?? word).split('%');
  if (isIP(address) === 0) return [];
  return [match?.[2] === undefined ? address : endpoint(address, Number(match[2]))];
}
