import type { SentenceBooks } from '../core/sentence-book';

/** Of files that probes come in. */
const files = [
  ['The file is empty.', '文件为空。'],
  ['The file holds no probes.', '文件中没有拨测。'],
  [
    'A probe is an object with a name, a cron and a target.',
    '拨测是带有 name、cron 和 target 的对象。',
  ],
  ['An id is a whole number from 1 on.', 'ID 是从 1 开始的整数。'],
  [
    'Enabled is 是 or 否, true or false, yes or no, 1 or 0.',
    '启用为 是 或 否、true 或 false、yes 或 no、1 或 0。',
  ],
  ['A type is one of {types}; PING means ICMP.', '类型为 {types} 之一；PING 即 ICMP。'],
  ['A type is needed.', '需要填写类型。'],
  [
    'Only an HTTP probe has this; for {type} leave the cell empty.',
    '只有 HTTP 拨测有此项；{type} 请留空。',
  ],
  ['An address is needed.', '需要填写地址。'],
  [
    'There is no probe {id} here: a new one gets an id of its own.',
    '此处没有拨测 {id}：新建的拨测会得到自己的 ID。',
  ],
  [
    'Several probes have this name, type and address: {ids}. Give the id of the one that is meant.',
    '多个拨测有相同的名称、类型和地址：{ids}。请填写所指的 ID。',
  ],
  [
    'Row {line} is about the same probe; one of the two has to go.',
    '第 {line} 行是同一个拨测；两行须去掉一行。',
  ],
  [
    'What this dry run showed is no longer kept: it was carried out, or is older than {n} minutes, or newer ones took its place. Read the file again.',
    '此次试运行的结果已不再保留：它已执行、超过 {n} 分钟，或被更新的试运行取代。请重新读取文件。',
  ],
  [
    'The columns {one} and {other} mean the same; which of them is right?',
    '列 {one} 与 {other} 含义相同；哪一个是对的？',
  ],
  ['The column {title} says nothing here and is left out.', '列 {title} 在此没有含义，已略过。'],
  [
    'The first row must hold the titles, and {title} is not among them. They are {names}.',
    '第一行必须是标题，其中没有 {title}。标题有 {names}。',
  ],
  ['The file is not CSV: {why}.', '文件不是 CSV：{why}。'],
  ['The file is not {format}: {why}', '文件不是 {format}：{why}'],
  [
    'The file holds more than {most} probes, which is the most that can come in at once; split it.',
    '文件中的拨测超过一次可导入的上限 {most} 个；请拆分。',
  ],
  [
    'The file holds no probes: it must be a list of them, or have one under “probes”.',
    '文件中没有拨测：它必须是拨测的列表，或在 “probes” 下有一个列表。',
  ],
  [
    'The file is text neither in UTF-8 nor in UTF-16 or GBK. Save it as “CSV UTF-8”, or send it as XLSX.',
    '文件不是 UTF-8、UTF-16 或 GBK 文本。请另存为“CSV UTF-8”，或使用 XLSX。',
  ],
  ['The first sheet of the workbook is empty.', '工作簿的第一个工作表为空。'],
  ['The file is not an XLSX workbook, or it is damaged.', '文件不是 XLSX 工作簿，或已损坏。'],
  [
    'The workbook holds more than can be read here once it is unpacked.',
    '工作簿解压后超过可读取的大小。',
  ],
  [
    'There is no setting of this name; take it out, or mend its spelling.',
    '没有这个名称的设置；请删除或改正拼写。',
  ],
  ['A file of more than {most} MB is not read; split it.', '不读取超过 {most} MB 的文件；请拆分。'],
  ['Another file is being read; try again in a moment.', '正在读取另一个文件；请稍后再试。'],
  [
    'The file holds more than can be taken apart here; split it.',
    '文件内容过多，无法解析；请拆分。',
  ],
  [
    'The file could not be taken apart within a minute; split it.',
    '文件未能在一分钟内解析完；请拆分。',
  ],
  [
    '{n} of the rows cannot be imported, so nothing was. Mend them, or ask for the good rows only.',
    '有 {n} 行无法导入，因此没有导入任何内容。请改正，或只导入正确的行。',
  ],
  [
    'Since the dry run somebody has changed what these rows are about, so nothing was imported: {names}. Read the file again.',
    '试运行之后有人修改了这些行对应的拨测，因此没有导入任何内容：{names}。请重新读取文件。',
  ],
] as const;

const api = [
  ['Wrong user name or password.', '用户名或密码错误。'],
  ['The current password is wrong.', '当前密码错误。'],
  [
    'The password has {n} characters; it needs at least {least}.',
    '密码有 {n} 个字符，至少需要 {least} 个。',
  ],
  [
    'The password has {n} bytes; bcrypt reads only the first {most}.',
    '密码有 {n} 字节；bcrypt 只读取前 {most} 字节。',
  ],
  ['Sign in first: no valid token came with this request.', '请先登录：此请求没有有效的令牌。'],
  ['Sign in first: no valid token came with this socket.', '请先登录：此连接没有有效的令牌。'],
  ['The session has ended.', '会话已结束。'],
  ['Too many attempts. Try again in {n} s.', '尝试次数过多。请在 {n} 秒后再试。'],
  ['There is no {noun} {id}.', '没有{noun} {id}。'],
  ['The database does not answer. Try again in a moment.', '数据库没有应答。请稍后再试。'],
  [
    'The database takes no changes at the moment. Try again later.',
    '数据库暂时不接受修改。请稍后再试。',
  ],
  ['The database does not answer.', '数据库没有应答。'],
  ['The database takes no changes.', '数据库不接受修改。'],
  ['The probe was changed or removed while its check ran.', '检测期间拨测被修改或删除。'],
  ['The process ended meanwhile.', '进程已结束。'],
  ['At most {most} probes can be named; these are {n}.', '最多指定 {most} 个拨测，现有 {n} 个。'],
] as const;

const noun = [
  ['probe', '拨测'],
  ['maintenance window', '维护窗口'],
  ['edit that can be undone, by the id', '可以撤销的批量修改'],
  ['preview that is still kept, by the id', '仍保留的预览'],
] as const;

/** Why a file was not taken, and a request refused, in Chinese. */
export const refusalSentences = {
  refusal: [...files, ...api],
  noun,
} as const satisfies SentenceBooks;
