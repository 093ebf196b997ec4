/** The tables of Gin-Vue-Admin that we use. */
export const mirroredTables = [
  'dial_api',
  'sys_users',
  'sys_authorities',
  'sys_user_authority',
  'sys_operation_records',
] as const;
export type MirroredTable = (typeof mirroredTables)[number];
