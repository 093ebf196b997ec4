import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { SentenceBook } from '../core/sentence-book';
import { zhBooks, zhSentences } from './zh-sentences';

const root = process.cwd();

/**
 * The API speaks English, and the console says it in Chinese, sentence by sentence. They are taken from the sources that
 * say them, so that a new one is not forgotten. What another library says stays in its own words.
 */
const sourcesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !/\.spec\.ts$|(?:^|\/)testing\//u.test(name))
    .map(name => join(folder, name));

/** Every text of a file, with `~` where something is filled in. Descriptions of the schema are none of them. */
function textsIn(path: string): string[] {
  const code = readFileSync(join(root, path), 'utf8');
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || isDescription(node)) return;
    if (ts.isStringLiteralLike(node)) texts.push(node.text);
    if (ts.isTemplateExpression(node))
      texts.push(
        [node.head, ...node.templateSpans.map(({ literal }) => literal)]
          .map(({ text }) => text)
          .join('~'),
      );
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true));
  return texts;
}

const isDescription = (node: ts.Node): boolean =>
  ts.isPropertyAssignment(node) && /^(?:description|about)$/u.test(node.name.getText());

/** Whatever it is part of. */
const parts = new SentenceBook(zhBooks, Object.keys(zhBooks));
const isSaid = (text: string): boolean => /\p{Script=Han}/u.test(parts.say(text));
const unsaid = (texts: readonly string[]) =>
  [...new Set(texts)].filter(text => !isSaid(text)).sort();

/**
 * Parts, which stand in a sentence only (`wholes` has such sentences), and what no console shows: rules of the egress, our
 * own errors, bytes of protocols.
 */
const notAlone = new Set([
  '(sysctl net.ipv4.ping_group_range="0 2147483647"); then start again.',
  ', for there are none',
  '--cap-add NET_RAW for a container), or install iputils-ping and let its group send echo requests ',
  ': it said ~',
  "<?xml version='1.0'?><stream:stream to='~' version='1.0' xmlns='~' xmlns:stream='http://etherx.jabber.org/streams'>",
  "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>",
  'TLS cannot begin within a WebSocket.',
  'The check is over.',
  'The ping command cannot be started: ~.',
  'The ping command failed: ~',
  'Too many echo requests are under way.',
  'an issuer without a name',
  'an unknown day',
  'gave no proper answer',
  'is empty',
  'no known status',
  'not an address',
  'sends more than one short message in',
  'socket hang up',
  'the certificate of ~ was issued by “~”, which is unknown here, ',
  'the server',
  'the service ~',
  'too big',
  'too far',
  '~ Give the process the capability CAP_NET_RAW (setcap cap_net_raw+ep on its node binary, or ',
  '~ behind ~',
  '~ bytes',
  '~ closed the conversation~ before it was over',
  '~ echo ~',
  '~ is no record type.',
  '~ is ~, expected SERVING',
  '~ means nothing here. Write 10.0.0.0/8, 10.0.0.0/8:22, [fd00::/8]:6000-6063, *.corp.example, db.corp.example:5432 or :25.',
  '~ more',
  'PLAIN: none. TLS: from the first byte. The others: STARTTLS as that protocol asks for it.',
  'Write 200, 200-299 or 200,204,301-308.',
  '~ has ~ ~; a cron text has 5 (minute, hour, day of month, month, day of week) or 6 (second first).',
  '~ takes ~; ~ given.',
]);

const wholes = [
  ['no answer from 192.0.2.1:80 within 300 ms', '没有收到 192.0.2.1:80 的应答（300 毫秒内）'],
  [
    'no answer from the DNS server 192.0.2.53:53 within 300 ms',
    '没有收到 DNS 服务器 192.0.2.53:53 的应答（300 毫秒内）',
  ],
  ['refused by the proxy 192.0.2.1:3128', '被代理 192.0.2.1:3128 拒绝连接'],
  ['no address for shop.example within 2000 ms', '没有得到 shop.example 的地址（2000 毫秒内）'],
  ['::1: refused by [::1]:80', '::1：被 [::1]:80 拒绝连接'],
  ['the name shop.example does not exist', '域名 shop.example 不存在'],
  [
    '“192.0.2.9” is not among the answers, for there are none',
    '应答中没有 “192.0.2.9”，因为没有任何应答',
  ],
  [
    '“192.0.2.9” is not among the answers: “192.0.2.1”, “192.0.2.2”',
    '应答中没有 “192.0.2.9”，只有：“192.0.2.1”, “192.0.2.2”',
  ],
  ['answered 503 after 2 redirects, expected 200-299', '经过 2 次重定向后返回 503，期望 200-299'],
  ['“ok” is not in the body, which begins “<html>”', '响应体中没有 “ok”，其开头为 “<html>”'],
  [
    '“ok” is not within the first 1 MiB of the body, which begins “<html>”',
    '响应体的前 1 MiB 中没有 “ok”，其开头为 “<html>”',
  ],
  ['“ok” is not in the body, which is empty', '响应体中没有 “ok”：响应体为空'],
  [
    'the answer of 192.0.2.1:80 is not HTTP: it begins “SSH-2.0”',
    '192.0.2.1:80 的应答不是 HTTP：开头为 “SSH-2.0”',
  ],
  [
    'the proxy is not reached: refused by 192.0.2.1:3128',
    '无法到达代理：被 192.0.2.1:3128 拒绝连接',
  ],
  [
    'the proxy gave no proper answer: the answer of 192.0.2.1:3128 broke off within its headers',
    '代理没有给出正确的应答：192.0.2.1:3128 的应答在头部中断',
  ],
  [
    'the proxy 192.0.2.1:3128 demands a user name and a password (407)',
    '代理 192.0.2.1:3128 要求用户名和密码（407）',
  ],
  [
    'the token of https://id.example/token was not given: it answered 401 (invalid_client)',
    '未能从 https://id.example/token 取得令牌：返回 401（invalid_client）',
  ],
  [
    '192.0.2.1:25 does not offer STARTTLS: it said “500”',
    '192.0.2.1:25 不提供 STARTTLS，它说 “500”',
  ],
  [
    'the certificate of shop.example was issued by “Ada”, which is unknown here, or the server does not send its intermediate certificates',
    'shop.example 的证书由此处不认识的 “Ada” 颁发，或者服务器没有发送中间证书',
  ],
  ['the certificate is for a.example, not for b.example', '证书用于 a.example，而不是 b.example'],
  [
    '192.0.2.1:7 said nothing and closed, expected the bytes 0d 0a',
    '192.0.2.1:7 什么也没说就关闭了连接，期望字节 0d 0a',
  ],
  [
    '192.0.2.1:7 closed the conversation (1001) before it was over',
    '192.0.2.1:7 在对话结束前关闭了对话（1001）',
  ],
  [
    '192.0.2.1:50051 compresses, unasked, the answer to a question of health',
    '192.0.2.1:50051 压缩了对健康查询的应答',
  ],
  [
    'the service “shop” is NOT_SERVING, expected SERVING',
    '服务 “shop” 为 NOT_SERVING，期望 SERVING',
  ],
  [
    'lost 2 of 3 echo requests to 192.0.2.1 (66.7 %), allowed 0 %',
    '发往 192.0.2.1 的 3 个回显请求丢失 2 个（66.7 %），允许 0 %',
  ],
  [
    'no reply from 192.0.2.1 to 1 echo request within 1000 ms',
    '192.0.2.1 没有回复 1 个回显请求（1000 毫秒内）',
  ],
  ['192.0.2.1 cannot be reached, says 192.0.2.254', '无法到达 192.0.2.1（来自 192.0.2.254）'],
  [
    'expected latency less than 500 ms, but it is 612 ms',
    '期望总延迟小于 500 ms，但实际为 612 毫秒',
  ],
  [
    'expected json $.status equals “ok”, but there is nothing at $.status; expected header content-type contains “json”, but it is “text/html”',
    '期望JSON 值 $.status 等于 “ok”，但$.status 处没有值；期望响应头 content-type 包含 “json”，但实际为 “text/html”',
  ],
  [
    'expected certificate days between 14 and 90 days, but it is 3 days',
    '期望证书剩余天数介于 14 与 90 days 之间，但实际为 3 天',
  ],
  ['A name may have at most 255 characters; this has 300.', '名称最多 255 个字符，现有 300 个。'],
  [
    'The day-of-week field holds 9; it may hold 0 to 7 (0 and 7 are Sunday), SUN to SAT, *, and lists (1,5), ranges (1-5) and steps (*/5) of these.',
    '星期字段为 9；可以是 0 到 7（0 和 7 为星期日）、SUN 到 SAT、*，以及它们的列表（1,5）、范围（1-5）和步长（*/5）。',
  ],
  [
    'A port is a whole number from 1 to 65535; this is 70000.',
    '端口是 1 到 65535 的整数，现为 70000。',
  ],
  [
    'target.http: A URL is needed, such as https://example.com/healthz.',
    'target.http：需要填写 URL，例如 https://example.com/healthz。',
  ],
  [
    '“$..a..b” is not a JSON path: a path descends (..) at most once.',
    '“$..a..b” 不是 JSON 路径：最多向下递归（..）一次。',
  ],
  ['This must be a number; it is text.', '此处必须是数字，现为文本。'],
  ['EQUALS takes one value; none is given.', 'EQUALS 需要一个值；现在没有。'],
] as const;

describe('what the API says', () => {
  it('of checks is known in Chinese', () => {
    const texts = sourcesIn('libs/checkers/src').flatMap(textsIn);
    const sentences = texts.filter(text => /[a-z]{2} [a-z]|~ [a-z]{2}/u.test(text));
    expect(unsaid(sentences).filter(text => !notAlone.has(text))).toEqual([]);
    expect(sentences.length).toBeGreaterThan(150);
  });

  it('of input is known in Chinese', () => {
    const texts = sourcesIn('libs/model/src').flatMap(textsIn);
    const sentences = texts.filter(text => /^(?:[A-Z]|~).*[a-z].*\.$/u.test(text));
    expect(unsaid(sentences).filter(text => !notAlone.has(text))).toEqual([]);
    expect(sentences.length).toBeGreaterThan(100);
  });

  it.each(wholes)('is said whole: %s', (english, chinese) => {
    expect(zhSentences.say(english)).toBe(chinese);
  });

  it('keeps no part on its list that is said, or that nobody says', () => {
    const texts = new Set(
      [...sourcesIn('libs/checkers/src'), ...sourcesIn('libs/model/src')].flatMap(textsIn),
    );
    expect([...notAlone].filter(text => isSaid(text) || !texts.has(text))).toEqual([]);
  });
});
