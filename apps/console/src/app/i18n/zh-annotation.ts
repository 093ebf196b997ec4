import type { annotation as en } from './en-annotation';

export const annotation: Record<keyof typeof en, string> = {
  'annotation.at': '时间',
  'annotation.delete': '删除此事件？',
  'annotation.deleteText': '它将从所有相关拨测的图表上消失。',
  'annotation.deleted': '事件已删除。',
  'annotation.inZone': '按 {{zone}} 的时间；留空则为现在。',
  'annotation.new': '标记事件',
  'annotation.saved': '事件已标在图表上。',
  'annotation.scope': '显示在以下图表',
  'annotation.scope.all': '全部拨测',
  'annotation.scope.application': '{{application}} 的全部拨测',
  'annotation.scope.probe': '此拨测',
  'annotation.takeBack': '删除事件 {{title}}',
  'annotation.title': '发生了什么',
  'annotation.titleHint': '例如一次部署，或网络的变更。',
  'annotation.url': '链接',
  'annotation.urlHint': '说明详情的页面；任何人都可以打开。',
};
