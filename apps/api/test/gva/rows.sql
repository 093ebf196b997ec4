-- What may be in a database of Gin-Vue-Admin: rows of every vintage, and every trap that its programs, its forms
-- and people with an SQL prompt have left. Written as its server wrote it, at +08:00.

-- Old servers took zero dates and numbers that are no boolean.
SET SESSION sql_mode = '';

INSERT INTO `dial_api`
  (`id`, `created_at`, `updated_at`, `deleted_at`, `name`, `type`, `http_method`, `url`, `request_body`, `enabled`,
   `application`, `except_response`, `http_status`, `cron`, `success_rate`, `created_by`, `updated_by`, `deleted_by`)
VALUES
  -- As the form writes it.
  (1, '2024-03-12 10:00:00.123', '2024-03-12 10:05:00.456', NULL, '官网首页', 'HTTP', 'GET', 'https://www.example.com/', '', 1, '官网', '', 200, '0 */5 * * * *', '99.50', 1, 0, 0),
  (2, '2024-03-12 10:00:01.000', '2024-03-12 10:00:01.000', NULL, '下单', 'HTTP', 'POST', 'https://api.example.com/orders', '{"sku": "a-1"}', 1, '订单', '"ok"', 201, '1m', '100.00', 1, 2, 0),
  (3, '2024-03-12 10:00:02.000', '2024-03-12 10:00:02.000', NULL, '数据库', 'TCP', 'GET', '192.0.2.10:3306', '', 1, '订单', '', 200, '30s', '', 1, 0, 0),
  (4, '2024-03-12 10:00:03.000', '2024-03-12 10:00:03.000', NULL, '解析', 'DNS', 'GET', 'www.example.com', '', 1, '官网', '', 200, '5m', NULL, 1, 0, 0),
  -- The comment of the column says PING, the code of the original knew only ICMP.
  (5, '2024-03-12 10:00:04.000', '2024-03-12 10:00:04.000', NULL, '网关', 'PING', 'GET', '192.0.2.1', '', 1, '网络', '', 200, '30s', NULL, 1, 0, 0),
  (6, '2024-03-12 10:00:05.000', '2024-03-12 10:00:05.000', NULL, '网关二', 'ICMP', 'GET', '192.0.2.2', '', 1, '网络', '', 200, '30s', NULL, 1, 0, 0),
  (7, '2024-03-12 10:00:06.000', '2024-03-12 10:00:06.000', NULL, 'lower case', 'http', 'get', 'http://example.com/', '', 1, '', '', 200, '1h', NULL, 1, 0, 0),
  (8, '2024-03-12 10:00:07.000', '2024-03-12 10:00:07.000', NULL, 'mixed case', 'Ping', 'GET', 'gateway.example.com', '', 1, '', '', 200, '1h', NULL, 1, 0, 0),
  -- Methods.
  (9, '2024-03-12 10:00:08.000', '2024-03-12 10:00:08.000', NULL, 'empty method', 'HTTP', '', 'http://example.com/', '', 1, '', '', 200, '1m', NULL, 1, 0, 0),
  (10, '2024-03-12 10:00:09.000', '2024-03-12 10:00:09.000', NULL, 'no method', 'HTTP', NULL, 'http://example.com/', '', 1, '', '', 200, '1m', NULL, 1, 0, 0),
  (11, '2024-03-12 10:00:10.000', '2024-03-12 10:00:10.000', NULL, 'put', 'HTTP', 'PUT', 'http://example.com/', '{}', 1, '', '', 204, '1m', NULL, 1, 0, 0),
  (12, '2024-03-12 10:00:11.000', '2024-03-12 10:00:11.000', NULL, 'unknown method', 'HTTP', 'FETCH', 'http://example.com/', '', 1, '', '', 200, '1m', NULL, 1, 0, 0),
  -- Paused, and what counts as paused.
  (13, '2024-03-12 10:00:12.000', '2024-03-12 10:00:12.000', NULL, 'paused', 'HTTP', 'GET', 'http://example.com/', '', 0, '', '', 200, '1m', NULL, 1, 0, 0),
  (14, '2024-03-12 10:00:13.000', '2024-03-12 10:00:13.000', NULL, 'enabled is NULL', 'HTTP', 'GET', 'http://example.com/', '', NULL, '', '', 200, '1m', NULL, 1, 0, 0),
  (15, '2024-03-12 10:00:14.000', '2024-03-12 10:00:14.000', NULL, 'enabled is 2', 'HTTP', 'GET', 'http://example.com/', '', 2, '', '', 200, '1m', NULL, 1, 0, 0),
  -- Nothing keeps two from having one name; these two share one counter too.
  (16, '2024-03-12 10:00:15.000', '2024-03-12 10:00:15.000', NULL, '订单接口', 'HTTP', 'GET', 'http://one.example.com/', '', 1, '订单', '', 200, '1m', '50.00', 1, 0, 0),
  (17, '2024-03-12 10:00:16.000', '2024-03-12 10:00:16.000', NULL, '订单接口', 'HTTP', 'GET', 'http://two.example.com/', '', 1, '订单', '', 200, '1m', '50.00', 1, 0, 0),
  -- Names that break what is not careful.
  (18, '2024-03-12 10:00:17.000', '2024-03-12 10:00:17.000', NULL, 'say "hi", it''s \\ back', 'HTTP', 'GET', 'http://example.com/?q="a"&b=\\', '', 1, 'a"b\\c', '"up"', 200, '1m', NULL, 1, 0, 0),
  (19, '2024-03-12 10:00:18.000', '2024-03-12 10:00:18.000', NULL, '支付🚀', 'HTTP', 'GET', 'http://example.com/支付', '', 1, '💰', '成功✅', 200, '1m', NULL, 1, 0, 0),
  (20, '2024-03-12 10:00:19.000', '2024-03-12 10:00:19.000', NULL, '', 'HTTP', 'GET', 'http://example.com/', '', 1, '', '', 200, '1m', NULL, 1, 0, 0),
  (21, '2024-03-12 10:00:20.000', '2024-03-12 10:00:20.000', NULL, '   ', 'HTTP', 'GET', ' http://example.com/ ', '', 1, ' ', '', 200, ' 1m ', NULL, 1, 0, 0),
  (22, '2024-03-12 10:00:21.000', '2024-03-12 10:00:21.000', NULL, REPEAT('长', 32), 'HTTP', 'GET', CONCAT('http://example.com/', REPEAT('x', 236)), REPEAT('b', 255), 1, REPEAT('用', 32), REPEAT('值', 32), 200, '1m', NULL, 1, 0, 0),
  -- Schedules that mean something.
  (30, '2024-03-12 10:01:00.000', '2024-03-12 10:01:00.000', NULL, '5 fields', 'HTTP', 'GET', 'http://example.com/', '', 1, '', '', 200, '*/5 * * * *', NULL, 1, 0, 0),
  (31, '2024-03-12 10:01:01.000', '2024-03-12 10:01:01.000', NULL, '6 fields', 'HTTP', 'GET', 'http://example.com/', '', 1, '', '', 200, '*/30 * * * * *', NULL, 1, 0, 0),
  (32, '2024-03-12 10:01:02.000', '2024-03-12 10:01:02.000', NULL, 'every', 'HTTP', 'GET', 'http://example.com/', '', 1, '', '', 200, '@every 1m30s', NULL, 1, 0, 0),
  (33, '2024-03-12 10:01:03.000', '2024-03-12 10:01:03.000', NULL, 'every, in capitals', 'HTTP', 'GET', 'http://example.com/', '', 1, '', '', 200, '@EVERY 1m', NULL, 1, 0, 0),
  (34, '2024-03-12 10:01:04.000', '2024-03-12 10:01:04.000', NULL, 'daily', 'HTTP', 'GET', 'http://example.com/', '', 1, '', '', 200, '@daily', NULL, 1, 0, 0),
  (35, '2024-03-12 10:01:05.000', '2024-03-12 10:01:05.000', NULL, '每5分钟', 'HTTP', 'GET', 'http://example.com/', '', 1, '', '', 200, '每5分钟', NULL, 1, 0, 0),
  (36, '2024-03-12 10:01:06.000', '2024-03-12 10:01:06.000', NULL, '30秒', 'HTTP', 'GET', 'http://example.com/', '', 1, '', '', 200, '30秒', NULL, 1, 0, 0),
  (37, '2024-03-12 10:01:07.000', '2024-03-12 10:01:07.000', NULL, 'seconds', 'HTTP', 'GET', 'http://example.com/', '', 1, '', '', 200, '60', NULL, 1, 0, 0),
  (38, '2024-03-12 10:01:08.000', '2024-03-12 10:01:08.000', NULL, 'with its zone', 'HTTP', 'GET', 'http://example.com/', '', 1, '', '', 200, 'TZ=UTC 0 */5 * * * *', NULL, 1, 0, 0),
  (39, '2024-03-12 10:01:09.000', '2024-03-12 10:01:09.000', NULL, 'names and ?', 'HTTP', 'GET', 'http://example.com/', '', 1, '', '', 200, '0 0 0 ? * MON-FRI', NULL, 1, 0, 0),
  (40, '2024-03-12 10:01:10.000', '2024-03-12 10:01:10.000', NULL, 'Sunday is 7', 'HTTP', 'GET', 'http://example.com/', '', 1, '', '', 200, '0 0 8 * * 7', NULL, 1, 0, 0),
  (41, '2024-03-12 10:01:11.000', '2024-03-12 10:01:11.000', NULL, 'shorter than a second', 'HTTP', 'GET', 'http://example.com/', '', 1, '', '', 200, '@every 0.2s', NULL, 1, 0, 0),
  -- Schedules that mean nothing.
  (50, '2024-03-12 10:02:00.000', '2024-03-12 10:02:00.000', NULL, 'garbage', 'HTTP', 'GET', 'http://example.com/', '', 1, '', '', 200, 'soon', NULL, 1, 0, 0),
  (51, '2024-03-12 10:02:01.000', '2024-03-12 10:02:01.000', NULL, 'empty schedule', 'HTTP', 'GET', 'http://example.com/', '', 1, '', '', 200, '', NULL, 1, 0, 0),
  (52, '2024-03-12 10:02:02.000', '2024-03-12 10:02:02.000', NULL, 'no schedule', 'HTTP', 'GET', 'http://example.com/', '', 1, '', '', 200, NULL, NULL, 1, 0, 0),
  (53, '2024-03-12 10:02:03.000', '2024-03-12 10:02:03.000', NULL, 'reboot', 'HTTP', 'GET', 'http://example.com/', '', 1, '', '', 200, '@reboot', NULL, 1, 0, 0),
  (54, '2024-03-12 10:02:04.000', '2024-03-12 10:02:04.000', NULL, 'minute 61', 'HTTP', 'GET', 'http://example.com/', '', 1, '', '', 200, '0 61 * * * *', NULL, 1, 0, 0),
  -- Targets.
  (60, '2024-03-12 10:03:00.000', '2024-03-12 10:03:00.000', NULL, 'unknown type', 'FTP', 'GET', 'ftp.example.com:21', '', 1, '', '', 200, '1m', NULL, 1, 0, 0),
  (61, '2024-03-12 10:03:01.000', '2024-03-12 10:03:01.000', NULL, 'empty type', '', 'GET', 'http://example.com/', '', 1, '', '', 200, '1m', NULL, 1, 0, 0),
  (62, '2024-03-12 10:03:02.000', '2024-03-12 10:03:02.000', NULL, 'no type', NULL, 'GET', 'http://example.com/', '', 1, '', '', 200, '1m', NULL, 1, 0, 0),
  (63, '2024-03-12 10:03:03.000', '2024-03-12 10:03:03.000', NULL, 'tcp with scheme', 'TCP', 'GET', 'tcp://db.example.com:5432', '', 1, '', '', 200, '1m', NULL, 1, 0, 0),
  (64, '2024-03-12 10:03:04.000', '2024-03-12 10:03:04.000', NULL, 'tcp without port', 'TCP', 'GET', 'db.example.com', '', 1, '', '', 200, '1m', NULL, 1, 0, 0),
  (65, '2024-03-12 10:03:05.000', '2024-03-12 10:03:05.000', NULL, 'tcp v6', 'TCP', 'GET', '[2001:db8::1]:443', '', 1, '', '', 200, '1m', NULL, 1, 0, 0),
  (66, '2024-03-12 10:03:06.000', '2024-03-12 10:03:06.000', NULL, 'dns with scheme', 'DNS', 'GET', 'https://www.example.com/path', '', 1, '', '', 200, '1m', NULL, 1, 0, 0),
  (67, '2024-03-12 10:03:07.000', '2024-03-12 10:03:07.000', NULL, 'empty url', 'HTTP', 'GET', '', '', 1, '', '', 200, '1m', NULL, 1, 0, 0),
  (68, '2024-03-12 10:03:08.000', '2024-03-12 10:03:08.000', NULL, 'url without scheme', 'HTTP', 'GET', 'www.example.com', '', 1, '', '', 200, '1m', NULL, 1, 0, 0),
  -- Numbers.
  (70, '2024-03-12 10:04:00.000', '2024-03-12 10:04:00.000', NULL, 'redirect', 'HTTP', 'GET', 'http://example.com/old', '', 1, '', '', 301, '1m', NULL, 1, 0, 0),
  (71, '2024-03-12 10:04:01.000', '2024-03-12 10:04:01.000', NULL, 'negative status', 'HTTP', 'GET', 'http://example.com/', '', 1, '', '', -1, '1m', NULL, 1, 0, 0),
  (72, '2024-03-12 10:04:02.000', '2024-03-12 10:04:02.000', NULL, 'no status', 'HTTP', 'GET', 'http://example.com/', '', 1, '', '', NULL, '1m', NULL, 1, 0, 0),
  (73, '2024-03-12 10:04:03.000', '2024-03-12 10:04:03.000', NULL, 'odd rate', 'HTTP', 'GET', 'http://example.com/', '', 1, '', '', 200, '1m', 'NaN', 1, 0, 0),
  (74, '2024-03-12 10:04:04.000', '2024-03-12 10:04:04.000', NULL, 'owned by the largest number', 'HTTP', 'GET', 'http://example.com/', '', 1, '', '', 200, '1m', NULL, 18446744073709551615, NULL, NULL),
  -- Dates.
  (80, '0000-00-00 00:00:00.000', '0000-00-00 00:00:00.000', NULL, 'zero dates', 'HTTP', 'GET', 'http://example.com/', '', 1, '', '', 200, '1m', NULL, 1, 0, 0),
  (81, '2024-02-30 10:00:00.000', '2024-00-12 10:00:00.000', NULL, 'dates that never were', 'HTTP', 'GET', 'http://example.com/', '', 1, '', '', 200, '1m', NULL, 1, 0, 0),
  (82, '2024-03-12 10:00:00.000', '2024-03-12 10:00:00.000', '2024-03-12 11:00:00.789', 'deleted', 'HTTP', 'GET', 'http://example.com/', '', 1, '', '', 200, '1m', NULL, 1, 0, 2),
  -- By hand: nothing but the key.
  (90, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);

INSERT INTO `sys_authorities`
  (`created_at`, `updated_at`, `deleted_at`, `authority_id`, `authority_name`, `parent_id`, `default_router`)
VALUES
  ('2024-03-12 09:00:00.000', '2024-03-12 09:00:00.000', NULL, 888, '普通用户', 0, 'dashboard'),
  ('2024-03-12 09:00:00.000', '2024-03-12 09:00:00.000', NULL, 8881, '普通用户子角色', 888, 'dashboard'),
  ('2024-03-12 09:00:00.000', '2024-03-12 09:00:00.000', NULL, 9528, '测试角色', NULL, 'dashboard');

INSERT INTO `sys_users`
  (`id`, `created_at`, `updated_at`, `deleted_at`, `uuid`, `username`, `password`, `nick_name`, `authority_id`, `phone`, `email`, `enable`)
VALUES
  -- The two that its initialisation makes, with the passwords that it gave everybody.
  (1, '2024-03-12 09:00:00.000', '2024-03-12 09:00:00.000', NULL, '7f1c9b1e-0000-4000-8000-000000000001', 'admin', '$2a$10$S2/dgqhdJvcrjEIg0/n1TOYMUHkYQYRRvIttQV.rrJKd8LhloAunS', 'Mr.奇淼', 888, '17611111111', '333333333@qq.com', 1),
  (2, '2024-03-12 09:00:00.000', '2024-03-12 09:00:00.000', NULL, '7f1c9b1e-0000-4000-8000-000000000002', 'a303176530', '$2a$10$MjdzTZM8n4y7TVade1gBuuMq.AaPFUBDVfxu0M5nvuk0tjtqB7yMa', '用户1', 9528, '17611111111', '333333333@qq.com', 1),
  -- `correct horse`, frozen.
  (3, '2024-03-12 09:00:00.000', '2024-03-12 09:00:00.000', NULL, '7f1c9b1e-0000-4000-8000-000000000003', 'frozen', '$2a$10$aGWWcsaOaIoG20BYpeJVo.ukY1VbzsWAu/Ch4qHQZkS58BDyPqESS', '系统用户', 888, NULL, NULL, 2),
  -- `123456` as v2.5.0 and older kept it; a password longer than 72 bytes as a careless version kept it; none.
  (4, '2020-03-12 09:00:00.000', '2020-03-12 09:00:00.000', NULL, '7f1c9b1e-0000-4000-8000-000000000004', 'md5', 'e10adc3949ba59abbe56e057f20f883e', '系统用户', 888, NULL, NULL, 1),
  (5, '2024-03-12 09:00:00.000', '2024-03-12 09:00:00.000', NULL, '7f1c9b1e-0000-4000-8000-000000000005', 'empty', '', '系统用户', 888, NULL, NULL, 1),
  (6, '2024-03-12 09:00:00.000', '2024-03-12 09:00:00.000', NULL, '7f1c9b1e-0000-4000-8000-000000000006', 'none', NULL, '系统用户', 888, NULL, NULL, 1),
  -- Deleted with `correct horse`, and registered again with `new horse`.
  (7, '2024-03-12 09:00:00.000', '2024-03-12 09:00:00.000', '2024-03-13 09:00:00.000', '7f1c9b1e-0000-4000-8000-000000000007', 'alice', '$2a$10$aGWWcsaOaIoG20BYpeJVo.ukY1VbzsWAu/Ch4qHQZkS58BDyPqESS', 'Alice', 888, NULL, NULL, 1),
  (8, '2024-03-14 09:00:00.000', '2024-03-14 09:00:00.000', NULL, '7f1c9b1e-0000-4000-8000-000000000008', 'alice', '$2a$10$qPcTX3WXKx4nIR8tUC6XlewaS2jfYPQlaERZ4MT/OFeyy8lAC5dBK', 'Alice', 888, NULL, NULL, 1),
  -- `correct horse`, with the prefix of newer libraries and with a role that is not there.
  (9, '2024-03-12 09:00:00.000', '2024-03-12 09:00:00.000', NULL, '7f1c9b1e-0000-4000-8000-000000000009', 'Bob', '$2b$10$aGWWcsaOaIoG20BYpeJVo.ukY1VbzsWAu/Ch4qHQZkS58BDyPqESS', '鲍勃', 12345, NULL, NULL, 1),
  -- By hand: `correct horse` with neither role nor state, and nothing but the key.
  (10, NULL, NULL, NULL, NULL, 'carol', '$2a$10$aGWWcsaOaIoG20BYpeJVo.ukY1VbzsWAu/Ch4qHQZkS58BDyPqESS', NULL, NULL, NULL, NULL, NULL),
  (11, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);

INSERT INTO `sys_user_authority` (`sys_user_id`, `sys_authority_authority_id`)
VALUES (1, 888), (1, 8881), (1, 9528), (2, 9528), (3, 888), (4, 888), (5, 888), (6, 888), (8, 888), (9, 12345);

-- Its log keeps request bodies, with the passwords in them.
INSERT INTO `sys_operation_records`
  (`id`, `created_at`, `updated_at`, `deleted_at`, `ip`, `method`, `path`, `status`, `agent`, `error_message`, `body`, `resp`, `user_id`)
VALUES
  (1, '2024-03-12 10:00:00.123', '2024-03-12 10:00:00.123', NULL, '192.0.2.9', 'POST', '/dial/createDialApi', 200, 'Mozilla/5.0', '', '{"name":"官网首页"}', '{"code":0,"data":{},"msg":"创建成功"}', 1),
  (2, '2024-03-12 10:01:00.000', '2024-03-12 10:01:00.000', NULL, '192.0.2.9', 'POST', '/user/changePassword', 200, 'Mozilla/5.0', '', '{"password":"123456","newPassword":"hunter2"}', '[超出记录长度]', 1),
  (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);

INSERT INTO `casbin_rule` (`ptype`, `v0`, `v1`, `v2`)
VALUES ('p', '888', '/dial/createDialApi', 'POST'), ('p', '888', '/dial/getDialApiList', 'GET');

INSERT INTO `jwt_blacklists` (`created_at`, `updated_at`, `jwt`)
VALUES ('2024-03-12 10:00:00.000', '2024-03-12 10:00:00.000', 'eyJhbGciOiJIUzI1NiJ9.e30.x');

INSERT INTO `sys_apis` (`created_at`, `updated_at`, `path`, `description`, `api_group`, `method`)
VALUES ('2024-03-12 10:00:00.000', '2024-03-12 10:00:00.000', '/dial/createDialApi', '新增拨测', '拨测', 'POST');

INSERT INTO `sys_base_menus` (`created_at`, `updated_at`, `menu_level`, `parent_id`, `path`, `name`, `hidden`, `component`, `sort`, `title`, `icon`)
VALUES ('2024-03-12 10:00:00.000', '2024-03-12 10:00:00.000', 0, '0', 'dial', 'dial', 0, 'view/dial/dialApi.vue', 1, '拨测', 'aim');
