-- What is true of the schemas of the owner: kind, name, value. Readable by every role.
WITH ours AS (
    SELECT oid, nspname, nspowner, nspacl FROM pg_namespace
     WHERE nspname IN ('ledger', 'vault', 'proof', 'office', 'processors')),
within AS (
    SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'views', 'views_beside', current_user)),
tables AS (
    SELECT c.oid, format('%s.%s', nspname, relname) AS name, relname, relowner, relacl, relrowsecurity
      FROM pg_class c JOIN ours ON ours.oid = relnamespace WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S')),
granted AS (
    SELECT 'schema ' || nspname AS name, a.grantee, a.privilege_type, nspowner AS owner
      FROM ours, aclexplode(nspacl) a
    UNION ALL
    SELECT name, a.grantee, a.privilege_type, relowner FROM tables, aclexplode(relacl) a
    UNION ALL
    SELECT format('%s(%s)', name, attname), a.grantee, a.privilege_type, relowner
      FROM tables JOIN pg_attribute ON attrelid = tables.oid, aclexplode(attacl) a),
people AS (SELECT oid, rolname FROM pg_roles UNION ALL SELECT 0, 'public')
SELECT 'column' AS kind, format('%s.%s', name, attname) AS name,
       format_type(atttypid, atttypmod) || CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END AS value
  FROM tables JOIN pg_attribute ON attrelid = tables.oid
 WHERE attnum > 0 AND NOT attisdropped AND relname <> 'flyway_schema_history'
UNION ALL
-- From PostgreSQL 18 on, NOT NULL is a constraint too; it is told by the column. A restored dump has other brackets
-- in its checks than what was dumped.
SELECT 'constraint', format('%s %s', name, conname),
       CASE contype WHEN 'c' THEN translate(pg_get_constraintdef(con.oid), '()', '') ELSE pg_get_constraintdef(con.oid) END
  FROM tables JOIN pg_constraint con ON conrelid = tables.oid
 WHERE contype <> 'n' AND relname <> 'flyway_schema_history'
UNION ALL
SELECT 'unique index', format('%s %s', name, i.relname), pg_get_indexdef(indexrelid)
  FROM tables JOIN pg_index ON indrelid = tables.oid JOIN pg_class i ON i.oid = indexrelid
 WHERE indisunique AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
UNION ALL
SELECT 'trigger', format('%s %s', name, tgname),
       CASE tgenabled WHEN 'O' THEN '' ELSE 'disabled ' END || pg_get_triggerdef(t.oid)
  FROM tables JOIN pg_trigger t ON tgrelid = tables.oid
 WHERE NOT tgisinternal OR tgenabled <> 'O'
UNION ALL
SELECT 'function', p.oid::regprocedure::text,
       format('%s %s %s', prosecdef, proconfig, encode(sha256(convert_to(prosrc, 'UTF8')), 'hex'))
  FROM pg_proc p JOIN ours ON ours.oid = pronamespace
UNION ALL
-- Where its types fit better, it stands in for the server's own of that name.
SELECT 'function', p.oid::regprocedure::text, 'as of the server'
  FROM pg_proc p
 WHERE pronamespace IN (SELECT oid FROM within)
   AND EXISTS (SELECT FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace AND proname = p.proname)
   AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = p.oid AND deptype = 'e')
UNION ALL
SELECT 'function', 'operator ' || o.oid::regoperator, 'as of the server'
  FROM pg_operator o
 WHERE oprnamespace IN (SELECT oid FROM within)
   AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_operator'::regclass AND objid = o.oid AND deptype = 'e')
UNION ALL
SELECT 'rule', format('%s %s', name, rulename), pg_get_ruledef(r.oid)
  FROM tables JOIN pg_rewrite r ON ev_class = tables.oid
UNION ALL
SELECT 'row security', name, 'on' FROM tables WHERE relrowsecurity
UNION ALL
SELECT 'owner', name, pg_get_userbyid(relowner) FROM tables
 WHERE relowner <> (SELECT nspowner FROM ours WHERE nspname = 'ledger')
UNION ALL
SELECT 'owner', 'schema ' || nspname, pg_get_userbyid(nspowner) FROM ours
 WHERE nspowner <> (SELECT nspowner FROM ours WHERE nspname = 'ledger')
UNION ALL
-- Another role may read, for a report; only the program's role may do more.
SELECT 'grant', format('%s to %s', name, rolname), string_agg(DISTINCT privilege_type, ', ' ORDER BY privilege_type)
  FROM granted JOIN people ON people.oid = grantee
 WHERE grantee <> owner AND (rolname IN ('caseledger_app', 'public') OR privilege_type NOT IN ('SELECT', 'USAGE'))
 GROUP BY name, rolname
UNION ALL
SELECT 'role', 'caseledger_app', concat_ws(', ', CASE WHEN rolsuper THEN 'SUPERUSER' END,
       CASE WHEN rolcreaterole THEN 'CREATEROLE' END, CASE WHEN rolcreatedb THEN 'CREATEDB' END,
       CASE WHEN rolreplication THEN 'REPLICATION' END, CASE WHEN rolbypassrls THEN 'BYPASSRLS' END)
  FROM pg_roles
 WHERE rolname = 'caseledger_app' AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls)
UNION ALL
SELECT 'role', 'caseledger_app', 'member of ' || pg_get_userbyid(roleid)
  FROM pg_auth_members WHERE member = (SELECT oid FROM pg_roles WHERE rolname = 'caseledger_app')
UNION ALL
SELECT 'setting', 'session_replication_role', current_setting('session_replication_role')
 WHERE current_setting('session_replication_role') <> 'origin'
UNION ALL
-- Not in force in this connection yet, perhaps in the next one.
SELECT 'setting', 'session_replication_role', option
  FROM pg_db_role_setting, unnest(setconfig) option
 WHERE option LIKE 'session_replication_role=%' AND option NOT LIKE '%=origin'
   AND setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
UNION ALL
SELECT 'setting', split_part(option, '=', 1), option
  FROM pg_db_role_setting, unnest(setconfig) option
 WHERE (option LIKE 'search_path=%' OR option = 'synchronous_commit=off')
   AND setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
   AND setrole IN (0, (SELECT oid FROM pg_roles WHERE rolname = current_user))
