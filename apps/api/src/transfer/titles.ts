/** A column of a table of probes, in the order in which we write them. */
export const columnNames = [
  'id',
  'name',
  'type',
  'method',
  'address',
  'body',
  'enabled',
  'application',
  'expectedBody',
  'expectedStatus',
  'cron',
  'timeoutMs',
  'tags',
] as const;
export type ColumnName = (typeof columnNames)[number];

export const titleLanguages = ['zh', 'en'] as const;
export type TitleLanguage = (typeof titleLanguages)[number];

/** The Chinese ones are those under which Gin-Vue-Admin wrote its columns; `拨测类型` it also wrote with the types behind. */
export const titles: Readonly<Record<ColumnName, Readonly<Record<TitleLanguage, string>>>> = {
  id: { zh: 'ID', en: 'ID' },
  name: { zh: '接口名称', en: 'Name' },
  type: { zh: '拨测类型', en: 'Type' },
  method: { zh: 'HTTP请求方法', en: 'HTTP method' },
  address: { zh: '拨测地址', en: 'Address' },
  body: { zh: '请求BODY', en: 'Request body' },
  enabled: { zh: '是否启用', en: 'Enabled' },
  application: { zh: '所属应用', en: 'Application' },
  expectedBody: { zh: '预期返回值', en: 'Expected text' },
  expectedStatus: { zh: '预期状态码', en: 'Expected status' },
  cron: { zh: 'cron表达式', en: 'Schedule' },
  timeoutMs: { zh: '超时毫秒', en: 'Timeout in ms' },
  tags: { zh: '标签', en: 'Tags' },
};

/** What else these columns were called: by the tables of Gin-Vue-Admin, by its JSON, by our API. */
const otherTitles: Readonly<Record<ColumnName, readonly string[]>> = {
  id: ['编号'],
  name: ['名称'],
  type: ['拨测类型 HTTP TCP PING DNS'],
  method: ['http_method', 'httpMethod', 'method'],
  address: ['url', '地址'],
  body: ['request_body', 'requestBody', 'body'],
  enabled: ['启用'],
  application: ['应用'],
  expectedBody: ['except_response', 'exceptResponse', 'expectedResponse', 'expectedBody'],
  expectedStatus: ['http_status', 'httpStatus', 'expectedStatus'],
  cron: ['cron'],
  timeoutMs: ['timeout_ms', 'timeoutMs', 'Timeout'],
  tags: ['tag'],
};

/** Columns of Gin-Vue-Admin that are the server's own: they are read over without a word. */
const passedOver = [
  ...['拨测成功率', 'success_rate', 'successRate', 'Success rate', '创建者', '更新者', '删除者'],
  ...['created_at', 'updated_at', 'deleted_at', 'created_by', 'updated_by', 'deleted_by'],
  ...['CreatedAt', 'UpdatedAt', 'CreatedBy', 'UpdatedBy', '创建时间', '更新时间', '日期'],
];

/** Titles are the same whatever their letter case, width and spaces. */
const folded = (title: string): string =>
  title.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();

const known = new Map<string, ColumnName | undefined>([
  ...passedOver.map(title => [folded(title), undefined] as const),
  ...columnNames.flatMap(name =>
    [name, ...Object.values(titles[name]), ...otherTitles[name]].map(
      title => [folded(title), name] as const,
    ),
  ),
]);

/** The column of a title; `passed over` is one that says nothing to us. */
export function columnOf(title: string): ColumnName | 'passed over' | undefined {
  const key = folded(title);
  return known.has(key) ? (known.get(key) ?? 'passed over') : undefined;
}
