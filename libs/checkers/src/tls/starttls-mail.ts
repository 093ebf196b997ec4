import { type Before, declined, stranger, type StartTls } from './before-tls.js';

/** RFC 3207. */
export const startSmtp: StartTls = async before => {
  const { peer, say } = before;
  const greeting = await smtpReply(before);
  if (!greeting.startsWith('220')) throw declined(peer, greeting);
  say('EHLO dialtone\r\n');
  const offer = await smtpReply(before);
  if (!/^250[- ]STARTTLS\s*$/imu.test(offer)) throw declined(peer);
  say('STARTTLS\r\n');
  const answer = await smtpReply(before);
  if (!answer.startsWith('220')) throw declined(peer, answer);
};

/** Every line of a reply but the last has a hyphen behind its number. */
async function smtpReply(before: Before): Promise<string> {
  const lines: string[] = [];
  for (;;) {
    const line = await before.line();
    if (!/^\d{3}(?:[ -]|$)/u.test(line)) throw stranger(before.peer, 'SMTP', line);
    lines.push(line);
    if (line[3] !== '-') return lines.join('\n');
  }
}

/** RFC 9051, 6.2.1. */
export const startImap: StartTls = async before => {
  const { peer, say } = before;
  const greeting = await before.line();
  if (!/^\* (?:OK|PREAUTH|BYE)\b/iu.test(greeting)) throw stranger(peer, 'IMAP', greeting);
  if (!/^\* OK\b/iu.test(greeting)) throw declined(peer, greeting);
  say('a1 STARTTLS\r\n');
  let answer = await before.line();
  // Lines that nobody asked for may come at any time.
  while (answer.startsWith('* ')) answer = await before.line();
  if (!/^a1 OK\b/iu.test(answer)) throw declined(peer, answer);
};

/** RFC 2595, 4. */
export const startPop3: StartTls = async before => {
  const { peer, say } = before;
  const greeting = await before.line();
  if (!/^(?:\+OK|-ERR)\b/u.test(greeting)) throw stranger(peer, 'POP3', greeting);
  if (!greeting.startsWith('+OK')) throw declined(peer, greeting);
  say('STLS\r\n');
  const answer = await before.line();
  if (!answer.startsWith('+OK')) throw declined(peer, answer);
};
