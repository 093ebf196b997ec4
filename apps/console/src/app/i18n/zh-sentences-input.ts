import type { SentenceBooks } from '../core/sentence-book';

/** What a field is, as a sentence about it begins. */
const field = [
  ['A name', '名称'],
  ['An application', '应用'],
  ['A tag', '标签'],
  ['A title', '标题'],
  ['A note', '备注'],
  ['A port', '端口'],
  ['A service', '服务'],
  ['A header name', '请求头名称'],
  ['A header value', '请求头的值'],
  ['A user name', '用户名'],
  ['A password', '密码'],
  ['A client id', '客户端 ID'],
  ['A client secret', '客户端密钥'],
  ['A scope', '权限范围'],
  ['An audience', '受众'],
  ['A bearer token', '令牌'],
  ['A token', '令牌'],
  ['A request body', '请求体'],
  ['A subprotocol', '子协议'],
  ['A server name', '服务器名称'],
  ['A window', '维护窗口'],
  ['An override', '地址覆盖'],
  ['An expected answer', '期望应答'],
  ['A comparison value', '比较值'],
  ['A value', '值'],
  ['The expected text', '期望文本'],
  ['The expected status', '期望状态码'],
  ['The number of redirects', '重定向次数'],
  ['The limit of the body', '响应体上限'],
  ['The count of echo requests', '回显请求数'],
  ['The time between echo requests', '回显请求的间隔'],
  ['The size of the payload', '载荷大小'],
  ['The hop limit', '跳数上限'],
  ['The authorities', '颁发机构证书'],
  ['The client certificate', '客户端证书'],
  ['The key', '密钥'],
  ['What is expected', '期望内容'],
  ['What is sent', '发送内容'],
  ['What is looked at', '检查对象'],
] as const;

/** What something is called in a list of what is known. */
const thing = [
  ['a method that can be sent', '可用的请求方法'],
  ['a version of HTTP', 'HTTP 版本'],
  ['a version of TLS', 'TLS 版本'],
  ['a way to be secure', '安全方式'],
  ['a way to choose addresses', '地址选择方式'],
  ['a way to ask', '查询方式'],
  ['a way to write bytes', '字节写法'],
  ['a class', '类'],
  ['a transport', '传输方式'],
  ['a comparison', '比较方式'],
  ['a severity', '严重程度'],
  ['something that can be looked at', '可检查的对象'],
  ['text', '文本'],
  ['a number', '数字'],
  ['true or false', 'true 或 false'],
  ['an object', '对象'],
  ['a list', '列表'],
  ['missing', '缺失'],
  ['none is', '没有'],
  ['no value', '零个值'],
  ['one value', '一个值'],
  ['one value or more', '一个或多个值'],
  ['two values', '两个值'],
  ['probes', '个拨测'],
  ['applications', '个应用'],
] as const;

const texts = [
  ['{path}: {input}', '{path}：{input}'],
  ['{field} is needed.', '需要填写{field}。'],
  ['{field} is empty.', '{field}为空。'],
  ['{field} is not empty.', '{field}不能为空。'],
  [
    '{field} may hold neither line breaks nor other control characters.',
    '{field}不能包含换行或其他控制字符。',
  ],
  ['{field} may not hold NUL characters.', '{field}不能包含 NUL 字符。'],
  [
    '{field} may have at most {most} characters; this has {n}.',
    '{field}最多 {most} 个字符，现有 {n} 个。',
  ],
  ['{field} holds half a character, which cannot be stored.', '{field}包含半个字符，无法保存。'],
  [
    '{field} is a whole number from {least} to {most}; this is {value}.',
    '{field}是 {least} 到 {most} 的整数，现为 {value}。',
  ],
  [
    '{field} may hold neither control characters nor characters beyond Latin-1.',
    '{field}不能包含控制字符或 Latin-1 以外的字符。',
  ],
  [
    '{field} is a PEM text: it begins with {beginning}.',
    '{field}是 PEM 文本，以 {beginning} 开头。',
  ],
  ['{field} may have at most {most} bytes.', '{field}最多 {most} 字节。'],
  ['{value} is not {thing}. Known are {names}.', '{value} 不是{thing}。可用的有 {names}。'],
  ['This must be {thing}; it is {thing2}.', '此处必须是{thing}，现为{thing2}。'],
  ['{value} is not a number.', '{value} 不是数字。'],
] as const;

const probes = [
  [
    'A timeout is a whole number of milliseconds from {least} to {most}; this is {value}.',
    '超时是 {least} 到 {most} 之间的整数毫秒，现为 {value}。',
  ],
  ['A timeout is a whole number of milliseconds.', '超时是整数毫秒。'],
  [
    'A tag holds neither commas nor semicolons; this is {value}.',
    '标签不能包含逗号或分号，现为 {value}。',
  ],
  ['A probe has at most {most} tags; these are {n}.', '一个拨测最多 {most} 个标签，现有 {n} 个。'],
  ['A probe may have at most {most} expectations.', '一个拨测最多 {most} 条期望。'],
  [
    'A check must end before the next is due: at most {most} ms with the schedule {schedule}; this is {n}.',
    '检测必须在下一次之前结束：按计划 {schedule} 最多 {most} 毫秒，现为 {n}。',
  ],
  ['A target is exactly one of {types}.', '目标必须且只能是 {types} 之一。'],
  ['A probe is enabled or it is not: true or false.', '启用只能是 true 或 false。'],
  ['Give at least one field to change.', '至少填写一个要修改的字段。'],
  [
    'ICMP cannot be used here: this process may not open raw sockets, and the ping command does not help. {why} Give the process the capability CAP_NET_RAW (setcap cap_net_raw+ep on its node binary, or --cap-add NET_RAW for a container), or install iputils-ping and let its group send echo requests (sysctl net.ipv4.ping_group_range="0 2147483647"); then start again.',
    '此处不能使用 ICMP：本进程不能打开原始套接字，ping 命令也无法使用。{why} 请为进程授予 CAP_NET_RAW（对 node 程序执行 setcap cap_net_raw+ep，或为容器加 --cap-add NET_RAW），或安装 iputils-ping 并允许其用户组发送回显请求（sysctl net.ipv4.ping_group_range="0 2147483647"）；然后重新启动。',
  ],
  [
    'The field {path} was sealed with another secret-key than ours; put that key back, or give the value again.',
    '字段 {path} 是用另一个 secret-key 加密的；请恢复该密钥，或重新填写。',
  ],
  [
    'The value of the header {name} was sealed with another secret-key than ours; put that key back, or give the value again.',
    '请求头 {name} 的值是用另一个 secret-key 加密的；请恢复该密钥，或重新填写。',
  ],
  ['The row names no type; known are {types}.', '该行没有类型；可用的有 {types}。'],
  [
    '{type} is not a type that can be checked; known are {types}.',
    '{type} 不是可以检测的类型；可用的有 {types}。',
  ],
  ['A {type} probe needs an address: host:port.', '{type} 拨测需要地址：host:port。'],
  [
    '{url} is not a {type} address; write host:port or [v6 address]:port.',
    '{url} 不是 {type} 地址；请写 host:port 或 [IPv6 地址]:port。',
  ],
  ['{path} is not a JSON path: {step}.', '{path} 不是 JSON 路径：{step}。'],
  ['{text} is not a pattern: {why}.', '{text} 不是正则表达式：{why}。'],
  ['{n} probes are not what they were.', '{n} 个拨测已不是当时的样子。'],
  [
    'It was changed or deleted since the preview; look at the preview of it again.',
    '预览之后它已被修改或删除；请重新预览。',
  ],
  [
    'It was changed or deleted since the edit, so it stays as it is now.',
    '批量修改之后它又被修改或删除，因此保持现状。',
  ],
  [
    '{dots} stands for a secret that is on file, and there is none here; give the secret itself.',
    '{dots} 代表已保存的密文，而此处没有；请填写密文本身。',
  ],
  ['The authorities cannot be read as certificates.', '颁发机构证书无法读取。'],
  ['The client certificate cannot be read as a certificate.', '客户端证书无法读取。'],
  [
    'The key cannot be read; it must be a private key without a passphrase.',
    '密钥无法读取；它必须是没有密码的私钥。',
  ],
  ['The key is not that of the client certificate.', '密钥与客户端证书不匹配。'],
  [
    'A client certificate and its key go together: both are needed, or neither.',
    '客户端证书与其密钥须同时填写，或都不填写。',
  ],
] as const;

const schedules = [
  [
    'A schedule is needed, such as 30s, 5m or */5 * * * *.',
    '需要填写计划，例如 30s、5m 或 */5 * * * *。',
  ],
  [
    'A schedule may have at most {most} characters; this has {n}.',
    '计划最多 {most} 个字符，现有 {n} 个。',
  ],
  [
    '{zone} is not a time zone that is known here. Write an IANA name such as Europe/Berlin, or UTC.',
    '{zone} 不是已知的时区。请写 IANA 名称，例如 Europe/Berlin，或 UTC。',
  ],
  ['{zone} is not a time zone.', '{zone} 不是时区。'],
  [
    'After the time zone {zone} a schedule is needed, such as 0 8 * * *.',
    '时区 {zone} 之后需要计划，例如 0 8 * * *。',
  ],
  [
    '{text} is not a schedule. Write an interval such as 30s or 5m, a cron text such as */5 * * * *, or a name such as @hourly.',
    '{text} 不是计划。请写间隔（如 30s 或 5m）、cron 表达式（如 */5 * * * *）或名称（如 @hourly）。',
  ],
  [
    '{text} names no duration. Write one such as @every 90s or @every 1h30m.',
    '{text} 没有时长。请写例如 @every 90s 或 @every 1h30m。',
  ],
  [
    '{text} is not known. The names are @every with a duration, {names}.',
    '{text} 未知。可用的名称有 @every 加时长、{names}。',
  ],
  ['An interval must be longer than 0; this is {text}.', '间隔必须大于 0，现为 {text}。'],
  ['An interval may be at most 366 days long; {text} is longer.', '间隔最长 366 天；{text} 更长。'],
  [
    '{text} has {n} field; a cron text has 5 (minute, hour, day of month, month, day of week) or 6 (second first).',
    '{text} 有 {n} 个字段；cron 表达式有 5 个（分、时、日、月、星期）或 6 个（秒在最前）。',
  ],
  [
    '{text} has {n} fields; a cron text has 5 (minute, hour, day of month, month, day of week) or 6 (second first).',
    '{text} 有 {n} 个字段；cron 表达式有 5 个（分、时、日、月、星期）或 6 个（秒在最前）。',
  ],
  [
    '{text} never comes: none of its months has such a day.',
    '{text} 永远不会到来：其月份中没有这一天。',
  ],
  [
    'The {unit} field holds {value}; it may hold {range}, *, and lists (1,5), ranges (1-5) and steps (*/5) of these.',
    '{unit}字段为 {value}；可以是 {range}、*，以及它们的列表（1,5）、范围（1-5）和步长（*/5）。',
  ],
  ['The year field holds {value}; it may hold * or ?.', '年字段为 {value}；可以是 * 或 ?。'],
  [
    'The day-of-week field holds {value}; beside a year field, Quartz counts days from SUN = 1 and others from SUN = 0, so it may hold names only: SUN to SAT.',
    '星期字段为 {value}；有年字段时，Quartz 从 SUN = 1 计数，其他从 SUN = 0 计数，因此只能写名称：SUN 到 SAT。',
  ],
  ['A schedule holds an expression that cannot be read: {why}', '计划中的表达式无法读取：{why}'],
] as const;

const unit = [
  ['second', '秒'],
  ['minute', '分'],
  ['hour', '时'],
  ['day-of-month', '日'],
  ['month', '月'],
  ['day-of-week', '星期'],
] as const;

const range = [
  ['{least} to {most}', '{least} 到 {most}'],
  ['1 to 12, JAN to DEC', '1 到 12、JAN 到 DEC'],
  ['0 to 7 (0 and 7 are Sunday), SUN to SAT', '0 到 7（0 和 7 为星期日）、SUN 到 SAT'],
] as const;

const targets = [
  ['A URL is needed, such as {example}.', '需要填写 URL，例如 {example}。'],
  [
    'A URL must begin with http:// or https://; this begins with {scheme}.',
    'URL 必须以 http:// 或 https:// 开头，现以 {scheme} 开头。',
  ],
  [
    '{text} is not a URL. Write it whole, such as {example}.',
    '{text} 不是 URL。请写完整，例如 {example}。',
  ],
  [
    'A URL must not hold a user name or a password; send them in an Authorization header.',
    'URL 不能包含用户名或密码；请用 Authorization 头发送。',
  ],
  ['The URL of the proxy is needed, such as {example}.', '需要填写代理的 URL，例如 {example}。'],
  [
    '{url} is not the URL of a WebSocket: it begins with ws:// or wss://.',
    '{url} 不是 WebSocket 的 URL：应以 ws:// 或 wss:// 开头。',
  ],
  [
    'A host is needed: a name such as example.com, or an address.',
    '需要填写主机：域名（如 example.com）或地址。',
  ],
  ['{text} is neither a host name nor an IP address.', '{text} 既不是主机名也不是 IP 地址。'],
  [
    '{text} is not a DNS server. Write a host or host:port, such as 1.1.1.1 or [::1]:5353.',
    '{text} 不是 DNS 服务器。请写主机或 host:port，例如 1.1.1.1 或 [::1]:5353。',
  ],
  [
    '{text} is not a record type that can be asked for. Known are {types}, and any other by its number, such as TYPE65.',
    '{text} 不是可以查询的记录类型。可用的有 {types}，其他类型可写编号，例如 TYPE65。',
  ],
  [
    '{text} is not a set of status codes from 100 to 599. Write 200, 200-299 or 200,204,301-308.',
    '{text} 不是 100 到 599 的状态码集合。请写 200、200-299 或 200,204,301-308。',
  ],
  [
    '{text} is not an override. Write the host and the address that stands for it: {example}.',
    '{text} 不是地址覆盖。请写主机和代替它的地址：{example}。',
  ],
  ['At most {most} overrides can be given.', '最多 {most} 条地址覆盖。'],
  ['At most {most} answers can be expected.', '最多 {most} 个期望应答。'],
  ['An expected answer is empty.', '期望应答为空。'],
  ['Over HTTPS the server is a URL: {example}.', '经 HTTPS 时服务器是 URL：{example}。'],
  [
    'A URL is asked over HTTPS only; the transport is {transport}.',
    'URL 只能经 HTTPS 查询；现传输方式为 {transport}。',
  ],
  [
    'Over TLS the server must be named: host or host:port.',
    '经 TLS 时必须指明服务器：主机或 host:port。',
  ],
  ['At most {most} scopes can be asked for.', '最多 {most} 个权限范围。'],
  [
    'A sign-in is exactly one of basic, bearer and oauth2; {thing} given.',
    '登录方式只能是 basic、bearer、oauth2 之一；现{thing}。',
  ],
  ['A request may have at most {most} headers.', '一个请求最多 {most} 个请求头。'],
  ['A header needs a name.', '请求头需要名称。'],
  ['A header needs a value, even an empty one.', '请求头需要值，可以为空。'],
  ['{name} is set by the check itself and cannot be given.', '{name} 由检测自己设置，不能填写。'],
  ['{name} cannot be the name of a header.', '{name} 不能作为请求头名称。'],
  ['{name} cannot be the name of a subprotocol.', '{name} 不能作为子协议的名称。'],
  ['At most 10 subprotocols can be offered.', '最多提供 10 个子协议。'],
  ['A subprotocol is offered once.', '一个子协议只能提供一次。'],
  [
    'A WebSocket is secure from the start (wss://); TLS cannot begin within it.',
    'WebSocket 从一开始就是安全的（wss://）；不能在其中开始 TLS。',
  ],
  [
    'Connections are kept for HTTP/1.1 only; this wants {version}.',
    '只有 HTTP/1.1 可以保持连接；现要求 {version}。',
  ],
  ['A loss is from 0 to 100 percent; this is {value}.', '丢包率为 0 到 100，现为 {value}。'],
  ['Over UDP nothing is secured; choose PLAIN.', 'UDP 不能加密；请选 PLAIN。'],
  [
    'Over UDP something must be sent, or nobody would answer.',
    '经 UDP 必须发送内容，否则没有应答。',
  ],
  ['Over UDP there is no TLS.', 'UDP 上没有 TLS。'],
  [
    'A step expects something, sends something, or begins TLS; this does nothing.',
    '一个步骤要么期望、要么发送、要么开始 TLS；此步骤什么也不做。',
  ],
  [
    'Bytes are written in pairs of hexadecimal digits, such as 0d 0a.',
    '字节写成成对的十六进制数字，例如 0d 0a。',
  ],
  ['A conversation has at most {most} steps.', '一个对话最多 {most} 步。'],
] as const;

const expectations = [
  ['At most {most} values can be compared.', '最多比较 {most} 个值。'],
  [
    '{what} cannot be compared by {comparison}. It takes {names}.',
    '{what} 不能用 {comparison} 比较。可用的有 {names}。',
  ],
  ['{comparison} takes {thing}; {n} are given.', '{comparison} 需要{thing}；现有 {n} 个。'],
  ['{comparison} takes {thing}; none is given.', '{comparison} 需要{thing}；现在没有。'],
  ['{what} takes no name.', '{what} 不需要名称。'],
  ['{name} is not a phase. Known are {names}.', '{name} 不是阶段。可用的有 {names}。'],
  ['The name of a header is needed.', '需要填写响应头名称。'],
  ['A path is needed, such as $.status.', '需要填写路径，例如 $.status。'],
  ['The name of a phase is needed: {names}.', '需要填写阶段名称：{names}。'],
  ['The name of a capture is needed.', '需要填写捕获名称。'],
  [
    '{what} is nothing that this type shows. It shows {names}.',
    '此类型没有 {what}。它有 {names}。',
  ],
  ['A list of expectations is needed.', '需要期望的列表。'],
] as const;

const events = [
  ['A window that begins and ends once needs from.', '一次性的窗口需要开始时间。'],
  ['A window that begins and ends once needs until.', '一次性的窗口需要结束时间。'],
  ['A window ends after it begins.', '结束时间必须晚于开始时间。'],
  [
    'A window that comes again needs cron: when it opens, such as 0 3 * * 0.',
    '重复的窗口需要 cron：何时开始，例如 0 3 * * 0。',
  ],
  [
    'An interval names no moment at which a window could open: write a cron text such as 0 3 * * 0 in the place of {text}.',
    '间隔不表示窗口开始的时刻：请用 cron 表达式（如 0 3 * * 0）代替 {text}。',
  ],
  ['A window that comes again needs durationMinutes.', '重复的窗口需要持续分钟数。'],
  [
    'A window lasts a whole number of minutes from 1 to {most}; this is {value}.',
    '窗口持续 1 到 {most} 的整数分钟，现为 {value}。',
  ],
  [
    'A window has either from and until, or cron and durationMinutes.',
    '窗口要么有开始和结束时间，要么有 cron 和持续分钟数。',
  ],
  [
    'A window needs from and until, or cron and durationMinutes.',
    '窗口需要开始和结束时间，或者 cron 和持续分钟数。',
  ],
  [
    'A window names at most {most} {thing}; these are {n}.',
    '一个窗口最多指定 {most} {thing}，现有 {n} 个。',
  ],
  ['What is to happen is not known yet.', '尚未发生的事还不能记录。'],
  ['There is no probe with this id.', '没有这个 ID 的拨测。'],
  ['An application has a name.', '应用需要名称。'],
  ['{url} is not the URL of a page: write https://….', '{url} 不是页面的 URL：请写 https://…。'],
  [
    'A URL that everybody may read holds neither a user nor a password.',
    '人人可见的 URL 不能包含用户名或密码。',
  ],
  ['At most {most} can be named here; these are {n}.', '此处最多 {most} 个，现有 {n} 个。'],
] as const;

/** Why a JSON path is not taken. */
const step = [
  ['a path has at most {most} steps; this has {n}', '最多 {most} 步，现有 {n} 步'],
  ['a path descends (..) at most once', '最多向下递归（..）一次'],
  ['a path names at most {most} alternatives; this has {n}', '最多 {most} 个备选，现有 {n} 个'],
  ['a path holds at most one filter', '最多一个过滤器'],
  [
    'a filter looks at one place of each element, such as @.id; not at many',
    '过滤器只能看每个元素的一处（如 @.id），不能看多处',
  ],
] as const;

/** What is wrong with an input, in Chinese. */
export const inputSentences = {
  input: [...texts, ...probes, ...schedules, ...targets, ...expectations, ...events],
  step,
  field,
  thing,
  unit,
  range,
} as const satisfies SentenceBooks;
