import type { SentenceBooks } from '../core/sentence-book';
import { judgement, judgementSentences } from './zh-sentences-judgement';

/** Who is at the other end, where that is more than an address. */
const peer = [
  ['the target', '目标'],
  ['the proxy {address}', '代理 {address}'],
  ['the DNS server {address}', 'DNS 服务器 {address}'],
  ['{address} behind the proxy {proxy}', '代理 {proxy} 后的 {address}'],
] as const;

/** What was not there when the time was over, or is missing at all. */
const waits = [
  ['no answer', '没有应答'],
  ['no answer from {peer}', '没有收到 {peer} 的应答'],
  ['no answer from {peer} to the call', '{peer} 没有应答调用'],
  ['no answer from {peer} to the upgrade', '{peer} 没有应答升级请求'],
  ['no address for {host}', '没有得到 {host} 的地址'],
  ['no reply from {address}', '没有收到 {address} 的回复'],
  ['no reply from {address} to {n} echo request', '{address} 没有回复 {n} 个回显请求'],
  ['no reply from {address} to {n} echo requests', '{address} 没有回复 {n} 个回显请求'],
  ['no TLS handshake with {peer}', '没有与 {peer} 完成 TLS 握手'],
  ['no line came from {peer} that matches {wanted}', '{peer} 没有发来匹配 {wanted} 的行'],
  ['no message came from {peer}', '{peer} 没有发来消息'],
  ['connected to {peer}, but no answer', '已连接到 {peer}，但没有应答'],
  ['connected to {peer}, but no reply', '已连接到 {peer}，但没有回复'],
  ['connected to {peer}, but no go-ahead for TLS', '已连接到 {peer}，但未获准开始 TLS'],
  ['the answer of {peer} did not end', '{peer} 的应答没有结束'],
  ['{peer} did not end its answer', '{peer} 没有结束应答'],
  ['the bytes {bytes} did not come from {peer}', '{peer} 没有发来字节 {bytes}'],
] as const;

/** Why an answer is not what it claims to be. */
const faults = [
  ['the length of its body is not a number', '响应体长度不是数字'],
  ['a header has no name and value: {line}', '某个头没有名称和值：{line}'],
  ['it begins {beginning}', '开头为 {beginning}'],
  ['it ended without a grpc-status', '结束时没有 grpc-status'],
  ['its type is {type}', '类型为 {type}'],
  [
    'more than {n} interim answers came before the real one',
    '在真正的应答之前收到了超过 {n} 个临时应答',
  ],
  ['its headers go on beyond {n} bytes', '头部超过 {n} 字节'],
  ['a chunk of its body does not begin or end as one', '响应体的某个分块格式不正确'],
] as const;

const network = [
  ['{wait} within {ms} ms', '{wait}（{ms} 毫秒内）'],
  ['no answer from {peer} to the attempt to connect', '{peer} 没有应答连接请求'],
  ['refused by {peer}', '被 {peer} 拒绝连接'],
  ['{peer} reset the connection', '{peer} 重置了连接'],
  ['the connection to {peer} was aborted', '到 {peer} 的连接被中止'],
  ['{peer} closed the connection', '{peer} 关闭了连接'],
  ['{peer} closed the connection without an answer', '{peer} 未应答就关闭了连接'],
  ['no route to the host {peer}', '没有到主机 {peer} 的路由'],
  ['the host {peer} is down', '主机 {peer} 已关机'],
  ['no route to the network of {peer}', '没有到 {peer} 所在网络的路由'],
  ['the network to {peer} is down', '通往 {peer} 的网络已断开'],
  ['this system does not permit a connection to {peer}', '本系统不允许连接到 {peer}'],
  ['{peer} cannot be connected to', '无法连接到 {peer}'],
  [
    'this system has no address from which {peer} can be reached',
    '本系统没有可以到达 {peer} 的地址',
  ],
  [
    "connections to {host} are refused by this system's egress policy",
    '本系统的出站策略禁止连接到 {host}',
  ],
  [
    "connections to {address}, the address of {host}, are refused by this system's egress policy",
    '本系统的出站策略禁止连接到 {host} 的地址 {address}',
  ],
  [
    "connections to {host}, also by a proxy, are refused by this system's egress policy",
    '本系统的出站策略禁止连接到 {host}，经由代理也不允许',
  ],
  ['{address}: {check}', '{address}：{check}'],
  [
    '{host} has no {family} address, only {addresses}',
    '{host} 没有 {family} 地址，只有 {addresses}',
  ],
  [
    'The check failed for a reason of our own; the log says more.',
    '检测因我们自身的原因失败；详情见日志。',
  ],
  ['No answer within {ms} ms.', '{ms} 毫秒内没有应答。'],
  ['The checker did not end by its deadline.', '检测没有在期限内结束。'],
] as const;

const names = [
  ['the name {name} does not exist', '域名 {name} 不存在'],
  ['the name {name} has no address', '域名 {name} 没有地址'],
  ['the name {name} has no {type} record', '域名 {name} 没有 {type} 记录'],
  [
    'the DNS server {server} failed to answer for {name} (SERVFAIL)',
    'DNS 服务器 {server} 未能应答 {name}（SERVFAIL）',
  ],
  [
    'the DNS server {server} refused to answer for {name} (REFUSED)',
    'DNS 服务器 {server} 拒绝应答 {name}（REFUSED）',
  ],
  [
    'the DNS server {server} did not understand the question for {name} (FORMERR)',
    'DNS 服务器 {server} 不理解对 {name} 的查询（FORMERR）',
  ],
  [
    'the DNS server {server} does not answer such questions (NOTIMP)',
    'DNS 服务器 {server} 不应答此类查询（NOTIMP）',
  ],
  ['{name} is not a name that DNS can hold', '{name} 不是 DNS 允许的域名'],
  [
    'no DNS server could be asked for {name}: refused by {server}',
    '无法查询 {name}：被 DNS 服务器 {server} 拒绝',
  ],
  [
    'no DNS server answered for {name} (asked {server})',
    '没有 DNS 服务器应答 {name}（已询问 {server}）',
  ],
  ['no DNS server of this system was found', '没有找到本系统的 DNS 服务器'],
  ['DNS failed for {name}: {code}', '{name} 的 DNS 查询失败：{code}'],
  [
    'the DNS server {server} closed the connection without an answer',
    'DNS 服务器 {server} 未应答就关闭了连接',
  ],
  [
    'the DNS server {server} answered {status}, expected 200',
    'DNS 服务器 {server} 返回 {status}，期望 200',
  ],
  ['what the DNS server {server} answered is no {type}', 'DNS 服务器 {server} 的应答不是 {type}'],
  [
    'the DNS server {server} answered another question than the one asked',
    'DNS 服务器 {server} 应答的不是所问的问题',
  ],
  ['the answer of the DNS server {server} is malformed', 'DNS 服务器 {server} 的应答格式错误'],
  [
    'the DNS server {server} cuts its answer off, over TCP too',
    'DNS 服务器 {server} 的应答被截断，经 TCP 也是如此',
  ],
  [
    '{missing} is not among the answers, for there are none',
    '应答中没有 {missing}，因为没有任何应答',
  ],
  ['{missing} is not among the answers: {answers}', '应答中没有 {missing}，只有：{answers}'],
] as const;

const http = [
  ['answered {status}, expected {expected}', '返回 {status}，期望 {expected}'],
  [
    'answered {status} after {n} redirect, expected {expected}',
    '经过 {n} 次重定向后返回 {status}，期望 {expected}',
  ],
  [
    'answered {status} after {n} redirects, expected {expected}',
    '经过 {n} 次重定向后返回 {status}，期望 {expected}',
  ],
  ['answered HTTP {status}, expected 200', '返回 HTTP {status}，期望 200'],
  ['{text} is not in the body, which is empty', '响应体中没有 {text}：响应体为空'],
  [
    '{text} is not in the body, which begins {beginning}',
    '响应体中没有 {text}，其开头为 {beginning}',
  ],
  [
    '{text} is not within the first {size} of the body, which begins {beginning}',
    '响应体的前 {size} 中没有 {text}，其开头为 {beginning}',
  ],
  ['redirects in a circle', '循环重定向'],
  ['redirects more than {n} times', '重定向超过 {n} 次'],
  ['redirects to {location}, which is not a URL', '重定向到 {location}，这不是 URL'],
  ['redirects to {location}, which is not HTTP', '重定向到 {location}，这不是 HTTP 地址'],
  ['the answer of {peer} is not HTTP: {fault}', '{peer} 的应答不是 HTTP：{fault}'],
  ['the answer of {peer} is not HTTP/2: {fault}', '{peer} 的应答不是 HTTP/2：{fault}'],
  ['{peer} does not speak HTTP/2', '{peer} 不支持 HTTP/2'],
  ['the answer broke off after {n} bytes of its body', '应答在响应体的 {n} 字节之后中断'],
  ['the answer of {peer} broke off within its headers', '{peer} 的应答在头部中断'],
  ['the body does not decode as {coding}: {why}', '响应体无法按 {coding} 解码：{why}'],
  ['the token of {where} was not given: {token}', '未能从 {where} 取得令牌：{token}'],
  ['the proxy is not reached: {check}', '无法到达代理：{check}'],
  ['the proxy gave no proper answer: {check}', '代理没有给出正确的应答：{check}'],
  [
    '{peer} answered {status} when asked to connect to {to}',
    '请求连接 {to} 时，{peer} 返回 {status}',
  ],
  ['{peer} demands a user name and a password (407)', '{peer} 要求用户名和密码（407）'],
  [
    '{peer} does not accept the user name and the password (407)',
    '{peer} 不接受该用户名和密码（407）',
  ],
] as const;

const tokens = [
  ['no answer within {ms} ms', '{ms} 毫秒内没有应答'],
  ['it answered {status}', '返回 {status}'],
  ['it answered {status} ({code})', '返回 {status}（{code}）'],
  ...network,
  ['it answered without an access_token', '应答中没有 access_token'],
] as const;

const tls = [
  ['{peer} broke the TLS handshake off', '{peer} 中断了 TLS 握手'],
  ['{peer} closed the connection during the TLS handshake', '{peer} 在 TLS 握手期间关闭了连接'],
  ['the TLS handshake with {peer} failed: {why}', '与 {peer} 的 TLS 握手失败：{why}'],
  ['{peer} does not speak TLS', '{peer} 不支持 TLS'],
  [
    '{peer} speaks no version of TLS that is accepted here: {range}',
    '{peer} 不支持此处接受的 TLS 版本：{range}',
  ],
  [
    '{peer} offers {version}, and at least {least} is accepted',
    '{peer} 提供 {version}，至少需要 {least}',
  ],
  ['{peer} demands a client certificate', '{peer} 要求客户端证书'],
  [
    '{peer} does not accept the client certificate, or demands one',
    '{peer} 不接受客户端证书，或要求提供客户端证书',
  ],
  ['{peer} does not accept this kind of client certificate', '{peer} 不接受此类客户端证书'],
  ['{peer} says that the client certificate was revoked', '{peer} 称客户端证书已被吊销'],
  ['{peer} says that the client certificate has expired', '{peer} 称客户端证书已过期'],
  ['{peer} does not accept the client certificate', '{peer} 不接受客户端证书'],
  [
    '{peer} does not know the authority of the client certificate',
    '{peer} 不认识客户端证书的颁发机构',
  ],
  ['{peer} denies access to the client certificate', '{peer} 拒绝该客户端证书访问'],
  ['{peer} does not know the server name', '{peer} 不认识该服务器名称'],
  ['{peer} speaks none of the protocols that are offered', '{peer} 不支持所提供的任何协议'],
  ['{peer} does not offer STARTTLS', '{peer} 不提供 STARTTLS'],
  ['{peer} does not offer STARTTLS: it said {said}', '{peer} 不提供 STARTTLS，它说 {said}'],
  ['{peer} does not speak {protocol}: it said {said}', '{peer} 不支持 {protocol}，它说 {said}'],
  [
    '{peer} goes on in plain text where TLS must begin: {said}',
    '{peer} 在应开始 TLS 处继续发送明文：{said}',
  ],
  ['{peer} closed the connection before TLS could begin', '{peer} 在 TLS 开始之前关闭了连接'],
  ['{peer} talks without end where TLS must begin', '{peer} 在应开始 TLS 处不断发送数据'],
  ['no certificate was shown for {host}', '没有出示 {host} 的证书'],
  ['the certificate of {host} is not accepted: {why}', '{host} 的证书不被接受：{why}'],
  [
    'the certificate of {host} was issued by {issuer}, which is unknown here, or the server does not send its intermediate certificates',
    '{host} 的证书由此处不认识的 {issuer} 颁发，或者服务器没有发送中间证书',
  ],
  ['the certificate of {host} expired on {day}', '{host} 的证书已于 {day} 过期'],
  ['the certificate of {host} is not valid before {day}', '{host} 的证书在 {day} 之前无效'],
  ['the certificate of {host} is self-signed', '{host} 的证书是自签名的'],
  [
    'the certificate of {host} comes from an authority that is not trusted here: {authority}',
    '{host} 的证书来自此处不信任的颁发机构：{authority}',
  ],
  ['the certificate of {host} was revoked', '{host} 的证书已被吊销'],
  ['the certificate is for {names}, not for {host}', '证书用于 {names}，而不是 {host}'],
  ['the TLS settings of this check cannot be used: {why}', '此检测的 TLS 设置无法使用：{why}'],
] as const;

const talk = [
  [
    '{peer} said nothing and closed, expected {wanted}',
    '{peer} 什么也没说就关闭了连接，期望 {wanted}',
  ],
  [
    '{peer} said {words} and closed, expected {wanted}',
    '{peer} 说了 {words} 后关闭了连接，期望 {wanted}',
  ],
  [
    '{peer} said {size} and nothing of what is expected: {wanted}',
    '{peer} 说了 {size}，其中没有期望的内容：{wanted}',
  ],
  ['{peer} said {words}, expected {wanted}', '{peer} 说了 {words}，期望 {wanted}'],
  ['{peer} breaks the protocol of WebSockets: {why}', '{peer} 违反了 WebSocket 协议：{why}'],
  ['{peer} sends pings without end', '{peer} 不断发送 ping'],
  ['{peer} broke the connection off within the conversation', '{peer} 在对话中中断了连接'],
  ['{peer} closed the conversation before it was over', '{peer} 在对话结束前关闭了对话'],
  [
    '{peer} closed the conversation ({detail}) before it was over',
    '{peer} 在对话结束前关闭了对话（{detail}）',
  ],
  ['{peer} refused the call ({why})', '{peer} 拒绝了调用（{why}）'],
  ['{peer} reset the call ({why})', '{peer} 重置了调用（{why}）'],
  [
    '{peer} sends more than one short message in the answer to a question of health',
    '{peer} 对健康查询的应答不止一条短消息',
  ],
  [
    '{peer} compresses, unasked, the answer to a question of health',
    '{peer} 压缩了对健康查询的应答',
  ],
  [
    '{peer} did not agree on HTTP/2 in the TLS handshake (ALPN)',
    '{peer} 在 TLS 握手中没有同意使用 HTTP/2（ALPN）',
  ],
  ['the answer of {peer} is not gRPC: {fault}', '{peer} 的应答不是 gRPC：{fault}'],
  [
    'the answer of {peer} holds no message of grpc.health.v1',
    '{peer} 的应答中没有 grpc.health.v1 消息',
  ],
  ['the server knows no service {service}', '服务器没有服务 {service}'],
  ['the server has no health service (grpc.health.v1)', '服务器没有健康服务（grpc.health.v1）'],
  ['the server is {serving}, expected SERVING', '服务器为 {serving}，期望 SERVING'],
  [
    'the service {service} is {serving}, expected SERVING',
    '服务 {service} 为 {serving}，期望 SERVING',
  ],
  ['answered {code} {name}', '返回 {code} {name}'],
  ['answered {code} {name}: {message}', '返回 {code} {name}：{message}'],
] as const;

const echoes = [
  [
    'lost {lost} of {n} echo request to {address} ({percent} %), allowed {allowed} %',
    '发往 {address} 的 {n} 个回显请求丢失 {lost} 个（{percent} %），允许 {allowed} %',
  ],
  [
    'lost {lost} of {n} echo requests to {address} ({percent} %), allowed {allowed} %',
    '发往 {address} 的 {n} 个回显请求丢失 {lost} 个（{percent} %），允许 {allowed} %',
  ],
  ['{address} cannot be reached', '无法到达 {address}'],
  ['{address} cannot be reached: {why}', '无法到达 {address}：{why}'],
  ['{address} cannot be reached, says {source}', '无法到达 {address}（来自 {source}）'],
  [
    '{address} cannot be reached, says {source}: {why}',
    '无法到达 {address}（来自 {source}）：{why}',
  ],
  ['{address} cannot be reached: this system has no IPv6', '无法到达 {address}：本系统没有 IPv6'],
  [
    'an echo request of {n} bytes is too big for the way to {address}',
    '{n} 字节的回显请求对到 {address} 的路径来说太大',
  ],
  [
    'an echo request of {n} bytes is too big for the way to {address}, says {source}',
    '{n} 字节的回显请求对到 {address} 的路径来说太大（来自 {source}）',
  ],
  ['the way to {address} is too long', '到 {address} 的路径太长'],
  ['the way to {address} is too long, says {source}', '到 {address} 的路径太长（来自 {source}）'],
] as const;

/** Why a check was not up, in Chinese. */
export const checkSentences = {
  check: [...network, ...waits, ...names, ...http, ...tls, ...talk, ...echoes, ...judgement],
  peer,
  wait: waits,
  fault: faults,
  token: tokens,
  wanted: [['the bytes {bytes}', '字节 {bytes}']],
  ...judgementSentences,
} as const satisfies SentenceBooks;
