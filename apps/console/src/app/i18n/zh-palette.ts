import type { palette as en } from './en-palette';

export const palette: Record<keyof typeof en, string> = {
  'command.newAlias': '添加 创建',
  'keys.show': '查看快捷键',
  'keys.title': '快捷键',
  'palette.all.one': '在列表中查看匹配的 1 个拨测',
  'palette.all.other': '在列表中查看全部 {{n}} 个匹配的拨测',
  'palette.count.one': '1 条建议',
  'palette.count.other': '{{n}} 条建议',
  'palette.do': '操作',
  'palette.go': '前往',
  'palette.here': '本页',
  'palette.label': '查找拨测、页面或操作',
  'palette.look': '外观',
  'palette.move': '移动',
  'palette.none': '没有匹配的内容。',
  'palette.open': '查找或执行',
  'palette.take': '确定',
};
