import type { MirroredTable } from './mirrored-table.js';

/** The same names with the nearest types; NOCASE where people type names, as the MySQL collation has it. */
export const sqliteTables: Record<MirroredTable, string> = {
  dial_api: `CREATE TABLE dial_api (
    id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
    created_at datetime(3) NULL,
    updated_at datetime(3) NULL,
    deleted_at datetime(3) NULL,
    name varchar(32) DEFAULT '' COLLATE NOCASE,
    type varchar(8) DEFAULT '' COLLATE NOCASE,
    http_method varchar(8) DEFAULT 'GET' COLLATE NOCASE,
    url varchar(255) NULL COLLATE NOCASE,
    request_body varchar(255) NULL,
    enabled tinyint(1) DEFAULT 0,
    application varchar(32) NULL COLLATE NOCASE,
    except_response varchar(32) NULL,
    http_status smallint DEFAULT 200,
    cron varchar(20) NULL,
    success_rate varchar(191) NULL,
    created_by bigint unsigned NULL,
    updated_by bigint unsigned NULL,
    deleted_by bigint unsigned NULL
  )`,
  sys_users: `CREATE TABLE sys_users (
    id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
    created_at datetime(3) NULL,
    updated_at datetime(3) NULL,
    deleted_at datetime(3) NULL,
    uuid varchar(191) NULL,
    username varchar(191) NULL COLLATE NOCASE,
    password varchar(191) NULL,
    nick_name varchar(191) DEFAULT '系统用户' COLLATE NOCASE,
    header_img varchar(191) DEFAULT 'https://qmplusimg.henrongyi.top/gva_header.jpg',
    authority_id bigint unsigned DEFAULT 888,
    phone varchar(191) NULL,
    email varchar(191) NULL,
    enable bigint DEFAULT 1,
    origin_setting text NULL
  )`,
  sys_authorities: `CREATE TABLE sys_authorities (
    created_at datetime(3) NULL,
    updated_at datetime(3) NULL,
    deleted_at datetime(3) NULL,
    authority_id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
    authority_name varchar(191) NULL COLLATE NOCASE,
    parent_id bigint unsigned NULL,
    default_router varchar(191) DEFAULT 'dashboard'
  )`,
  sys_user_authority: `CREATE TABLE sys_user_authority (
    sys_user_id bigint unsigned NOT NULL,
    sys_authority_authority_id bigint unsigned NOT NULL,
    PRIMARY KEY (sys_user_id, sys_authority_authority_id)
  )`,
  sys_operation_records: `CREATE TABLE sys_operation_records (
    id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
    created_at datetime(3) NULL,
    updated_at datetime(3) NULL,
    deleted_at datetime(3) NULL,
    ip varchar(191) NULL,
    method varchar(191) NULL,
    path varchar(191) NULL,
    status bigint NULL,
    latency bigint NULL,
    agent text NULL,
    error_message varchar(191) NULL,
    body text NULL,
    resp text NULL,
    user_id bigint unsigned NULL
  )`,
};

/** MySQL has them inside the tables. */
export const sqliteIndexes: Partial<Record<MirroredTable, readonly string[]>> = {
  dial_api: ['CREATE INDEX idx_dial_api_deleted_at ON dial_api (deleted_at)'],
  sys_users: [
    'CREATE INDEX idx_sys_users_deleted_at ON sys_users (deleted_at)',
    'CREATE INDEX idx_sys_users_uuid ON sys_users (uuid)',
    'CREATE INDEX idx_sys_users_username ON sys_users (username)',
  ],
  sys_authorities: [
    'CREATE UNIQUE INDEX uni_sys_authorities_authority_id ON sys_authorities (authority_id)',
  ],
  sys_operation_records: [
    'CREATE INDEX idx_sys_operation_records_deleted_at ON sys_operation_records (deleted_at)',
  ],
};
