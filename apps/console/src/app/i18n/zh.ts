import { annotation } from './zh-annotation';
import { bulk } from './zh-bulk';
import { detail } from './zh-detail';
import { evidence } from './zh-evidence';
import { expectations } from './zh-expectations';
import { fields } from './zh-fields';
import { form } from './zh-form';
import { list } from './zh-list';
import { maintenance } from './zh-maintenance';
import { palette } from './zh-palette';
import { settings } from './zh-settings';
import { start } from './zh-start';
import { table } from './zh-table';
import { overview } from './zh-overview';
import { probe } from './zh-probe';
import { transfer } from './zh-transfer';
import type { en } from './en';

export const zh: Record<keyof typeof en, string> = {
  ...annotation,
  ...bulk,
  ...detail,
  ...evidence,
  ...expectations,
  ...fields,
  ...form,
  ...list,
  ...maintenance,
  ...palette,
  ...settings,
  ...start,
  ...table,
  ...overview,
  ...probe,
  ...transfer,

  'action.cancel': '取消',
  'action.checkNow': '立即检测',
  'action.close': '关闭',
  'action.copyCurl': '复制为 curl',
  'action.copyGraphql': '复制为 GraphQL',
  'action.delete': '删除',
  'action.disable': '暂停',
  'action.dismiss': '知道了',
  'action.duplicate': '复制',
  'action.edit': '编辑',
  'action.enable': '启用',
  'action.reload': '重新加载',
  'action.retry': '重试',

  'announced.until': '{{title}}，至 {{until}}',

  'density.comfortable': '宽松',
  'density.compact': '紧凑',

  'error.internal': '服务器内部出错，详情请查看服务器日志。',
  'error.title': '无法加载',
  'error.unknown': '页面出错了。',
  'error.unreachable': '服务器没有响应。',

  'frame.account': '我的账户',
  'frame.density': '密度',
  'frame.language': '语言',
  'frame.maintenance': '维护',
  'frame.navigation': '页面与设置',
  'frame.probes': '拨测',
  'frame.settings': '设置',
  'frame.signOut': '退出登录',
  'frame.skip': '跳到正文',
  'frame.theme': '主题',

  'live.banner': '实时连接已中断 {{span}}，页面内容可能不是最新的。正在自动重连。',
  'live.connecting': '连接中',
  'live.coverage': '覆盖率 {{coverage}}',
  'live.down': '未连接',
  'live.idle': '未连接',
  'live.lateness': 'p99 延后 {{lateness}}',
  'live.live': '实时',
  'live.overMinute': '所有拨测，最近一分钟',
  'live.rate': '每秒 {{rate}} 次检测',
  'live.tryNow': '立即重试',

  loading: '加载中',

  'notFound.back': '返回拨测列表',
  'notFound.text': '地址可能有误，或者页面已不存在。',
  'notFound.title': '没有这个页面',

  'part.away': '控制台的这一部分尚未加载，而服务器当前无法连接。',
  'part.gone': '此页面打开期间 Dialtone 已更新。请重新加载后继续。',

  'pill.for': '已 {{span}}',

  'signIn.busy': '正在登录…',
  'signIn.incomplete': '请填写用户名和密码。',
  'signIn.password': '密码',
  'signIn.submit': '登录',
  'signIn.text': '接口与网络拨测',
  'signIn.title': '登录',
  'signIn.username': '用户名',
  'signIn.wrong': '用户名或密码错误。',

  'state.DEGRADED': '降级',
  'state.DOWN': '异常',
  'state.INVALID': '无效',
  'state.MAINTENANCE': '维护中',
  'state.PAUSED': '暂停',
  'state.PENDING': '等待',
  'state.UNKNOWN': '未知',
  'state.UP': '正常',

  'theme.dark': '深色',
  'theme.light': '浅色',
  'theme.system': '跟随系统',

  unknown: '未知',
};
