import type { MirroredTable } from './mirrored-table.js';

const innodb = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci';

/** Word for word what its ORM sends, so that it finds nothing to alter should it ever start on ours. */
export const mysqlTables: Record<MirroredTable, string> = {
  dial_api: `CREATE TABLE dial_api (
    id bigint unsigned NOT NULL AUTO_INCREMENT,
    created_at datetime(3) NULL,
    updated_at datetime(3) NULL,
    deleted_at datetime(3) NULL,
    name varchar(32) DEFAULT '' COMMENT '接口名称',
    type varchar(8) DEFAULT '' COMMENT '拨测类型 HTTP TCP PING DNS',
    http_method varchar(8) DEFAULT 'GET' COMMENT 'HTTP请求方法',
    url varchar(255) NULL COMMENT '拨测地址',
    request_body varchar(255) NULL COMMENT '请求BODY',
    enabled boolean DEFAULT false COMMENT '是否启用',
    application varchar(32) NULL COMMENT '所属应用',
    except_response varchar(32) NULL COMMENT '预期返回值',
    http_status smallint(5) DEFAULT 200 COMMENT '预期状态码',
    cron varchar(20) NULL COMMENT 'cron表达式',
    success_rate varchar(191) NULL COMMENT '拨测成功率',
    created_by bigint unsigned NULL COMMENT '创建者',
    updated_by bigint unsigned NULL COMMENT '更新者',
    deleted_by bigint unsigned NULL COMMENT '删除者',
    PRIMARY KEY (id),
    INDEX idx_dial_api_deleted_at (deleted_at)
  ) ${innodb}`,
  sys_users: `CREATE TABLE sys_users (
    id bigint unsigned NOT NULL AUTO_INCREMENT,
    created_at datetime(3) NULL,
    updated_at datetime(3) NULL,
    deleted_at datetime(3) NULL,
    uuid varchar(191) NULL COMMENT '用户UUID',
    username varchar(191) NULL COMMENT '用户登录名',
    password varchar(191) NULL COMMENT '用户登录密码',
    nick_name varchar(191) DEFAULT '系统用户' COMMENT '用户昵称',
    header_img varchar(191) DEFAULT 'https://qmplusimg.henrongyi.top/gva_header.jpg' COMMENT '用户头像',
    authority_id bigint unsigned DEFAULT 888 COMMENT '用户角色ID',
    phone varchar(191) NULL COMMENT '用户手机号',
    email varchar(191) NULL COMMENT '用户邮箱',
    enable bigint DEFAULT 1 COMMENT '用户是否被冻结 1正常 2冻结',
    origin_setting text NULL COMMENT '配置',
    PRIMARY KEY (id),
    INDEX idx_sys_users_deleted_at (deleted_at),
    INDEX idx_sys_users_uuid (uuid),
    INDEX idx_sys_users_username (username)
  ) ${innodb}`,
  sys_authorities: `CREATE TABLE sys_authorities (
    created_at datetime(3) NULL,
    updated_at datetime(3) NULL,
    deleted_at datetime(3) NULL,
    authority_id bigint unsigned NOT NULL AUTO_INCREMENT COMMENT '角色ID',
    authority_name varchar(191) NULL COMMENT '角色名',
    parent_id bigint unsigned NULL COMMENT '父角色ID',
    default_router varchar(191) DEFAULT 'dashboard' COMMENT '默认菜单',
    PRIMARY KEY (authority_id),
    UNIQUE KEY uni_sys_authorities_authority_id (authority_id)
  ) ${innodb}`,
  sys_user_authority: `CREATE TABLE sys_user_authority (
    sys_user_id bigint unsigned NOT NULL,
    sys_authority_authority_id bigint unsigned NOT NULL COMMENT '角色ID',
    PRIMARY KEY (sys_user_id, sys_authority_authority_id)
  ) ${innodb}`,
  sys_operation_records: `CREATE TABLE sys_operation_records (
    id bigint unsigned NOT NULL AUTO_INCREMENT,
    created_at datetime(3) NULL,
    updated_at datetime(3) NULL,
    deleted_at datetime(3) NULL,
    ip varchar(191) NULL COMMENT '请求ip',
    method varchar(191) NULL COMMENT '请求方法',
    path varchar(191) NULL COMMENT '请求路径',
    status bigint NULL COMMENT '请求状态',
    latency bigint NULL COMMENT '延迟',
    agent text NULL COMMENT '代理',
    error_message varchar(191) NULL COMMENT '错误信息',
    body text NULL COMMENT '请求Body',
    resp text NULL COMMENT '响应Body',
    user_id bigint unsigned NULL COMMENT '用户id',
    PRIMARY KEY (id),
    INDEX idx_sys_operation_records_deleted_at (deleted_at)
  ) ${innodb}`,
};
