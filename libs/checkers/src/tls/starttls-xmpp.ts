import type { Find } from '../talk/hearing.js';
import { declined, stranger, type StartTls } from './before-tls.js';

/** RFC 6120, 5. What servers say to each other has a port and a name of its own. */
export const startXmpp: StartTls = async ({ peer, host, port, say, take }) => {
  const space = port === 5269 ? 'jabber:server' : 'jabber:client';
  say(
    `<?xml version='1.0'?><stream:stream to='${escaped(host)}' version='1.0' xmlns='${space}' xmlns:stream='http://etherx.jabber.org/streams'>`,
  );
  const offer = await take(features);
  if (!offer.includes('<')) throw stranger(peer, 'XMPP', offer);
  if (!/<(?:\w+:)?starttls[\s/>]/u.test(offer)) throw declined(peer);
  say("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
  const answer = await take(go);
  if (!answer.includes('<proceed')) throw declined(peer, answer);
};

const escaped = (text: string): string =>
  text.replace(/[<>&'"]/gu, character => `&#${character.charCodeAt(0)};`);

/** Up to a pattern, or to the end, or to what cannot be XML. */
const upTo =
  (pattern: RegExp): Find<string> =>
  (heard, isAll) => {
    const text = heard.toString();
    const match = pattern.exec(text);
    const value = match === null ? text : text.slice(0, match.index + match[0].length);
    const isOther = heard.length > 0 && !/^\s*<|^\s*$/u.test(text);
    return match !== null || isOther || (isAll && heard.length > 0)
      ? { value, bytes: Buffer.byteLength(value) }
      : undefined;
  };

const features = upTo(/<\/stream:features>|<stream:features\s*\/>|<\/stream:stream>/u);
const go = upTo(/<(?:proceed|failure)[^>]*\/>|<\/(?:proceed|failure)>|<\/stream:stream>/u);
