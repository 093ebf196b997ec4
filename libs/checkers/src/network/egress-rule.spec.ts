import { describe, expect, it } from 'vitest';
import { egressRuleProblem, parseEgressRule } from './egress-rule.js';

const network4 = { bytes: [10, 0, 0, 0], bits: 8 };

describe('an entry of an egress policy', () => {
  it.each([
    ['10.0.0.0/8', { network: network4 }],
    ['10.0.0.0/8:22', { network: network4, ports: { from: 22, to: 22 } }],
    [
      ' 10.0.0.1:6000-6063 ',
      { network: { bytes: [10, 0, 0, 1], bits: 32 }, ports: { from: 6000, to: 6063 } },
    ],
    ['::ffff:10.0.0.0/104', { network: network4 }],
    [':25', { ports: { from: 25, to: 25 } }],
    ['*:25', { ports: { from: 25, to: 25 } }],
    ['*', {}],
    ['*.Corp.Example.', { host: { name: 'corp.example', below: true } }],
    [
      'db.corp.example:5432',
      { host: { name: 'db.corp.example', below: false }, ports: { from: 5432, to: 5432 } },
    ],
    ['*.例子.测试', { host: { name: 'xn--fsqu00a.xn--0zwm56d', below: true } }],
    ['localhost', { host: { name: 'localhost', below: false } }],
  ])('%s is understood', (text, rule) => {
    expect(parseEgressRule(text)).toEqual({ text: text.trim(), ...rule });
  });

  it.each([
    'fd00::/8',
    '[fd00::/8]',
    '[fd00::/8]:443',
    'fd00::1',
    '[fd00::1]:1-65535',
    '::',
    '::1/128',
  ])('%s is a network of IPv6', text => {
    expect(parseEgressRule(text).network?.bytes).toHaveLength(16);
  });

  const ports =
    'has wrong ports: after the colon stands a port from 1 to 65535, or a range such as 6000-6063.';
  const nothing =
    'means nothing here. Write 10.0.0.0/8, 10.0.0.0/8:22, [fd00::/8]:6000-6063, *.corp.example, db.corp.example:5432 or :25.';
  const noRange = 'is not a range of addresses. Write 10.0.0.0/8, fd00::/8 or a single address.';
  it.each([
    [
      '10.0.0.0/33',
      '“10.0.0.0/33” has a wrong length: after the slash stands a number from 0 to 32.',
    ],
    [
      '[fd00::/129]:22',
      '“fd00::/129” has a wrong length: after the slash stands a number from 0 to 128.',
    ],
    ['10.0.0.0/8:0', `“10.0.0.0/8:0” ${ports}`],
    ['10.0.0.0/8:65536', `“10.0.0.0/8:65536” ${ports}`],
    ['*.corp.example:443-80', `“*.corp.example:443-80” ${ports}`],
    ['db.corp.example:', `“db.corp.example:” ${ports}`],
    [':', `“:” ${ports}`],
    ['2852039166', `“2852039166” ${noRange}`],
    ['0xa9fea9fe', `“0xa9fea9fe” ${noRange}`],
    ['0251.0376.0251.0376', `“0251.0376.0251.0376” ${noRange}`],
    ['*.10', `“*.10” ${noRange}`],
    ['fe80::1%eth0', `“fe80::1%eth0” ${noRange}`],
    ['a:b:c', `“a:b:c” ${noRange}`],
    ['db*.corp.example', `“db*.corp.example” ${nothing}`],
    ['*.*.example', `“*.*.example” ${nothing}`],
    ['https://example.com', `“https://example.com” ${ports}`],
    ['corp example', `“corp example” ${nothing}`],
  ])('%s is refused in words', (text, sentence) => {
    expect(egressRuleProblem(text)).toBe(sentence);
    expect(() => parseEgressRule(text)).toThrow(sentence);
  });
});
