import type { Expectation } from '@dialtone/model';
import type { HttpModule } from '../file/http-module.js';
import { nonEmpty } from './network-options.js';
import { must } from './must.js';

const versions = { 'HTTP/1.0': '1.0', 'HTTP/1.1': '1.1', 'HTTP/2.0': '2' } as const;

/** What a module wants of an answer beyond its status, in the order in which blackbox_exporter looks. */
export const httpExpectationsOf = (options: HttpModule): Expectation[] => [
  ...headerExpectations(options),
  ...bodyExpectations(options),
  ...protocolExpectations(options),
];

const headerExpectations = ({
  fail_if_header_matches: forbidden = [],
  fail_if_header_not_matches: wanted = [],
}: HttpModule): Expectation[] => [
  ...forbidden.map(({ header, regexp, allow_missing }) =>
    must('HEADER', 'NOT_MATCHES', [regexp], { name: header, orAbsent: allow_missing ?? false }),
  ),
  ...wanted.map(({ header, regexp, allow_missing }) =>
    must('HEADER', 'MATCHES', [regexp], { name: header, orAbsent: allow_missing ?? false }),
  ),
];

function bodyExpectations(options: HttpModule): Expectation[] {
  const compression = nonEmpty(options.compression);
  const limit = options.body_size_limit ?? 0;
  return [
    ...(compression === undefined || compression === 'identity'
      ? []
      : [must('HEADER', 'EQUALS', [compression], { name: 'Content-Encoding' })]),
    ...(limit === 0 ? [] : [must('BODY_SIZE', 'LESS', [String(limit + 1)])]),
    ...(options.fail_if_body_matches_regexp ?? []).map(each => must('BODY', 'NOT_MATCHES', [each])),
    ...(options.fail_if_body_not_matches_regexp ?? []).map(each => must('BODY', 'MATCHES', [each])),
  ];
}

function protocolExpectations(options: HttpModule): Expectation[] {
  const wanted = options.valid_http_versions ?? [];
  return [
    ...(wanted.length === 0
      ? []
      : [
          must(
            'HTTP_VERSION',
            'ONE_OF',
            wanted.map(version => versions[version]),
          ),
        ]),
    ...(options.fail_if_ssl === true ? [must('FINAL_URL', 'NOT_MATCHES', ['^https:'])] : []),
    ...(options.fail_if_not_ssl === true ? [must('FINAL_URL', 'MATCHES', ['^https:'])] : []),
  ];
}
