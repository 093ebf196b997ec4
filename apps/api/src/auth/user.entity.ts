import type { EntitySchema } from 'typeorm';
import { schemaOf } from '../platform/database/schema-of.js';
import type { Storage } from '../platform/database/storage.js';

/** A user as Gin-Vue-Admin keeps it: the columns that all its versions share. */
export class UserRow {
  id!: number;
  createdAt!: Date | null;
  updatedAt!: Date | null;
  /** Set on who was deleted; such a row is invisible, and its name may be taken again. */
  deletedAt!: Date | null;
  uuid!: string | null;
  /** Not unique, not even among those who are not deleted. */
  username!: string | null;
  /** bcrypt; in old databases also an MD5 or nothing. */
  password!: string | null;
  nickName!: string | null;
  /** The role that the user acts in. */
  authorityId!: number | null;
  /** 1 may sign in, 2 is frozen. */
  enable!: number | null;
}

/** A role. */
export class AuthorityRow {
  authorityId!: number;
  createdAt!: Date | null;
  updatedAt!: Date | null;
  deletedAt!: Date | null;
  authorityName!: string | null;
  parentId!: number | null;
  defaultRouter!: string | null;
}

/** A role that a user may act in. */
export class UserAuthorityRow {
  userId!: number;
  authorityId!: number;
}

export const userSchema = ({ columns }: Storage): EntitySchema<UserRow> =>
  schemaOf(UserRow, 'sys_users', {
    id: columns.id('id'),
    createdAt: columns.moment('created_at'),
    updatedAt: columns.moment('updated_at'),
    deletedAt: columns.moment('deleted_at'),
    uuid: columns.varchar('uuid', 191),
    username: columns.varchar('username', 191),
    password: columns.varchar('password', 191),
    nickName: { ...columns.varchar('nick_name', 191), default: '系统用户' },
    authorityId: { ...columns.bigint('authority_id'), default: 888 },
    enable: { ...columns.bigint('enable'), default: 1 },
  });

export const authoritySchema = ({ columns }: Storage): EntitySchema<AuthorityRow> =>
  schemaOf(AuthorityRow, 'sys_authorities', {
    authorityId: columns.id('authority_id'),
    createdAt: columns.moment('created_at'),
    updatedAt: columns.moment('updated_at'),
    deletedAt: columns.moment('deleted_at'),
    authorityName: columns.varchar('authority_name', 191),
    parentId: columns.bigint('parent_id'),
    defaultRouter: { ...columns.varchar('default_router', 191), default: 'dashboard' },
  });

export const userAuthoritySchema = ({ columns }: Storage): EntitySchema<UserAuthorityRow> =>
  schemaOf(UserAuthorityRow, 'sys_user_authority', {
    userId: { ...columns.bigint('sys_user_id'), primary: true, nullable: false },
    authorityId: {
      ...columns.bigint('sys_authority_authority_id'),
      primary: true,
      nullable: false,
    },
  });
