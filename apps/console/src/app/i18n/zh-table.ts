import type { table as en } from './en-table';

export const table: Record<keyof typeof en, string> = {
  'column.next': '下次运行',
  'column.p95': 'P95（1 小时）',
  'column.recent': '最近 50 次',

  'table.now': '现在',
  'table.stripAlt': '最近 {{n}} 次检查，其中 {{down}} 次异常',
};
