-- The tables of a database that Gin-Vue-Admin v3.0.0 made, as its ORM asks for them.

CREATE TABLE `dial_api` (
  `id` bigint unsigned AUTO_INCREMENT,
  `created_at` datetime(3) NULL,
  `updated_at` datetime(3) NULL,
  `deleted_at` datetime(3) NULL,
  `name` varchar(32) DEFAULT '' COMMENT '接口名称',
  `type` varchar(8) DEFAULT '' COMMENT '拨测类型 HTTP TCP PING DNS',
  `http_method` varchar(8) DEFAULT 'GET' COMMENT 'HTTP请求方法',
  `url` varchar(255) COMMENT '拨测地址',
  `request_body` varchar(255) COMMENT '请求BODY',
  `enabled` boolean DEFAULT false COMMENT '是否启用',
  `application` varchar(32) COMMENT '所属应用',
  `except_response` varchar(32) COMMENT '预期返回值',
  `http_status` smallint(5) DEFAULT 200 COMMENT '预期状态码',
  `cron` varchar(20) COMMENT 'cron表达式',
  `success_rate` varchar(191) COMMENT '拨测成功率',
  `created_by` bigint unsigned COMMENT '创建者',
  `updated_by` bigint unsigned COMMENT '更新者',
  `deleted_by` bigint unsigned COMMENT '删除者',
  PRIMARY KEY (`id`),
  INDEX `idx_dial_api_deleted_at` (`deleted_at`)
);

CREATE TABLE `sys_users` (
  `id` bigint unsigned AUTO_INCREMENT,
  `created_at` datetime(3) NULL,
  `updated_at` datetime(3) NULL,
  `deleted_at` datetime(3) NULL,
  `uuid` varchar(191) COMMENT '用户UUID',
  `username` varchar(191) COMMENT '用户登录名',
  `password` varchar(191) COMMENT '用户登录密码',
  `nick_name` varchar(191) DEFAULT '系统用户' COMMENT '用户昵称',
  `header_img` varchar(191) DEFAULT 'https://qmplusimg.henrongyi.top/gva_header.jpg' COMMENT '用户头像',
  `authority_id` bigint unsigned DEFAULT 888 COMMENT '用户角色ID',
  `phone` varchar(191) COMMENT '用户手机号',
  `email` varchar(191) COMMENT '用户邮箱',
  `enable` bigint DEFAULT 1 COMMENT '用户是否被冻结 1正常 2冻结',
  `origin_setting` text DEFAULT NULL COMMENT '配置',
  `dept_id` bigint unsigned,
  `password_updated_at` datetime(3) NULL,
  PRIMARY KEY (`id`),
  INDEX `idx_sys_users_deleted_at` (`deleted_at`),
  INDEX `idx_sys_users_uuid` (`uuid`),
  INDEX `idx_sys_users_username` (`username`)
);

CREATE TABLE `sys_authorities` (
  `created_at` datetime(3) NULL,
  `updated_at` datetime(3) NULL,
  `deleted_at` datetime(3) NULL,
  `authority_id` bigint unsigned NOT NULL AUTO_INCREMENT COMMENT '角色ID',
  `authority_name` varchar(191) COMMENT '角色名',
  `parent_id` bigint unsigned COMMENT '父角色ID',
  `default_router` varchar(191) DEFAULT 'dashboard' COMMENT '默认菜单',
  `data_scope` bigint DEFAULT 1,
  PRIMARY KEY (`authority_id`),
  CONSTRAINT `uni_sys_authorities_authority_id` UNIQUE (`authority_id`)
);

CREATE TABLE `sys_user_authority` (
  `sys_user_id` bigint unsigned NOT NULL,
  `sys_authority_authority_id` bigint unsigned NOT NULL COMMENT '角色ID',
  PRIMARY KEY (`sys_user_id`, `sys_authority_authority_id`)
);

CREATE TABLE `sys_operation_records` (
  `id` bigint unsigned AUTO_INCREMENT,
  `created_at` datetime(3) NULL,
  `updated_at` datetime(3) NULL,
  `deleted_at` datetime(3) NULL,
  `ip` varchar(191) COMMENT '请求ip',
  `method` varchar(191) COMMENT '请求方法',
  `path` varchar(191) COMMENT '请求路径',
  `status` bigint COMMENT '请求状态',
  `latency_ms` bigint,
  `agent` text COMMENT '代理',
  `error_message` varchar(191) COMMENT '错误信息',
  `body` text COMMENT '请求Body',
  `resp` text COMMENT '响应Body',
  `user_id` bigint unsigned COMMENT '用户id',
  `request_id` varchar(191),
  `trace_id` varchar(191),
  `device_id` varchar(191),
  PRIMARY KEY (`id`),
  INDEX `idx_sys_operation_records_deleted_at` (`deleted_at`)
);

CREATE TABLE `casbin_rule` (
  `id` bigint unsigned AUTO_INCREMENT,
  `ptype` varchar(100),
  `v0` varchar(100),
  `v1` varchar(100),
  `v2` varchar(100),
  `v3` varchar(100),
  `v4` varchar(100),
  `v5` varchar(100),
  PRIMARY KEY (`id`),
  UNIQUE INDEX `idx_casbin_rule` (`ptype`, `v0`, `v1`, `v2`, `v3`, `v4`, `v5`)
);

CREATE TABLE `jwt_blacklists` (
  `id` bigint unsigned AUTO_INCREMENT,
  `created_at` datetime(3) NULL,
  `updated_at` datetime(3) NULL,
  `deleted_at` datetime(3) NULL,
  `jwt` text COMMENT 'jwt',
  PRIMARY KEY (`id`),
  INDEX `idx_jwt_blacklists_deleted_at` (`deleted_at`)
);

CREATE TABLE `sys_apis` (
  `id` bigint unsigned AUTO_INCREMENT,
  `created_at` datetime(3) NULL,
  `updated_at` datetime(3) NULL,
  `deleted_at` datetime(3) NULL,
  `path` varchar(191) COMMENT 'api路径',
  `description` varchar(191) COMMENT 'api中文描述',
  `api_group` varchar(191) COMMENT 'api组',
  `method` varchar(191) DEFAULT 'POST' COMMENT '方法',
  PRIMARY KEY (`id`),
  INDEX `idx_sys_apis_deleted_at` (`deleted_at`)
);

CREATE TABLE `sys_base_menus` (
  `id` bigint unsigned AUTO_INCREMENT,
  `created_at` datetime(3) NULL,
  `updated_at` datetime(3) NULL,
  `deleted_at` datetime(3) NULL,
  `menu_level` bigint unsigned,
  `parent_id` bigint unsigned COMMENT '父菜单ID',
  `path` varchar(191),
  `name` varchar(191),
  `hidden` tinyint(1),
  `component` varchar(191),
  `sort` bigint,
  `active_name` varchar(191),
  `keep_alive` tinyint(1),
  `default_menu` tinyint(1),
  `title` varchar(191),
  `icon` varchar(191),
  `close_tab` tinyint(1),
  PRIMARY KEY (`id`),
  INDEX `idx_sys_base_menus_deleted_at` (`deleted_at`)
);
