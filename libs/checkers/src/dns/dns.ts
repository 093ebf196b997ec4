import type { DnsRecord, DnsTarget, Subject } from '@dialtone/model';
import { quote } from '@dialtone/model';
import type { Checker } from '../checker.js';
import { checked } from '../checked.js';
import { isAnswer } from './dns-answers.js';
import type { DnsQuestion } from './dns-question.js';
import { questionOf } from './dns-question.js';
import { type DnsReply, transports } from './dns-transports.js';
import { anyType, typeName } from './dns-type.js';
import { Down } from '../observe.js';
import type { Names } from '../network/resolve.js';
import { dnsSentence } from '../network/resolve.js';

/**
 * A dns target is up when the server answers with records of the type, and every expected answer is among them. The
 * question goes to DNS alone, never to the hosts file. What the target itself expects of the response code, or of how
 * many answers there are, stands in the place of what is usually expected.
 */
export const dnsChecker = (names: Names): Checker<DnsTarget> =>
  checked(async (target, watch) => {
    const question = questionOf(target);
    const reply = await transports[target.transport]({ watch, names, target, question });
    const { message, server, transport } = reply;
    watch.sight.dns = { server, transport, ...message };
    judge(target, question, reply);
  });

function judge(target: DnsTarget, { name, type }: DnsQuestion, { message, server }: DnsReply) {
  const { recordType, expectedAnswers, expectations } = target;
  const expects = (subject: Subject) => expectations.some(each => each.subject === subject);
  const { rcode } = message;
  if (rcode !== 'NOERROR' && !expects('DNS_RCODE'))
    throw new Down('DNS', dnsSentence(codes[rcode] ?? rcode, name, server));
  // On the way to them there may be others: aliases, and signatures.
  const records = message.answers.filter(
    record => type === anyType || record.type === typeName(type),
  );
  if (records.length === 0 && !expects('DNS_RCODE') && !expects('DNS_ANSWER_COUNT'))
    throw new Down('DNS', `the name ${name} has no ${recordType} record`);
  const missing = expectedAnswers.filter(
    expected => !records.some(record => isAnswer(record, expected)),
  );
  if (missing.length > 0) throw new Down('ANSWER', answerSentence(missing, records));
}

/** As c-ares names them, for the sentences that serve its answers too. */
const codes: Readonly<Record<string, string>> = {
  NXDOMAIN: 'ENOTFOUND',
  SERVFAIL: 'ESERVFAIL',
  REFUSED: 'EREFUSED',
  FORMERR: 'EFORMERR',
  NOTIMP: 'ENOTIMP',
};

/** Of answers, in one sentence. */
const mostQuoted = 8;

function answerSentence(missing: readonly string[], records: readonly DnsRecord[]): string {
  const list = (texts: readonly string[]) =>
    texts
      .slice(0, mostQuoted)
      .map(text => quote(text))
      .concat(texts.length > mostQuoted ? [`${texts.length - mostQuoted} more`] : [])
      .join(', ');
  const answers = records.map(({ data }) => data);
  return `${list(missing)} is not among the answers${answers.length === 0 ? ', for there are none' : `: ${list(answers)}`}`;
}
