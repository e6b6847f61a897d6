// Message DB through its functions, as its documentation has it: get_stream_messages, and
// write_message with the version that was read; several events in one transaction.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const database = join(
  dirname(createRequire(import.meta.url).resolve('@eventide/message-db/package.json')),
  'database',
);

// In the order of its install.sh, without its role, privileges, and pgcrypto, of which PostgreSQL
// has what it uses.
const scripts = [
  'schema/message-store',
  'tables/messages',
  'types/message',
  ...[
    'message-store-version',
    'hash-64',
    'acquire-lock',
    'category',
    'is-category',
    'id',
    'cardinal-id',
    'stream-version',
    'write-message',
    'get-stream-messages',
    'get-category-messages',
    'get-last-stream-message',
  ].map((name) => `functions/${name}`),
  'indexes/messages-id',
  'indexes/messages-stream',
  'indexes/messages-category',
];

const LOAD = { name: 'load', text: 'SELECT type, data FROM get_stream_messages($1, 0, 1000)' };
const WRITE = { name: 'write', text: 'SELECT write_message($1, $2, $3, $4, $5, $6)' };

export const messageDb = async (pool, { evolve, initialState }) => {
  for (const script of scripts) {
    await pool.query(readFileSync(join(database, `${script}.sql`), 'utf8'));
  }
  const load = async (stream) => {
    const { rows } = await pool.query({ ...LOAD, values: [stream] });
    return rows
      .map(({ type, data }) => ({ type, data: JSON.parse(data) }))
      .reduce(evolve, initialState());
  };
  const write = (on, stream, { type, data, metadata }, expected) =>
    on.query({
      ...WRITE,
      values: [
        randomUUID(),
        stream,
        type,
        JSON.stringify(data),
        JSON.stringify(metadata),
        expected,
      ],
    });
  const append = async (stream, events, version) => {
    if (events.length === 1) {
      await write(pool, stream, events[0], version);
      return;
    }
    const connection = await pool.connect();
    try {
      await connection.query('BEGIN');
      for (const [index, event] of events.entries()) {
        await write(connection, stream, event, version + index);
      }
      await connection.query('COMMIT');
    } finally {
      connection.release();
    }
  };
  return async (caseId, decide) => {
    const stream = `complaint-${caseId}`;
    const state = await load(stream);
    await append(stream, decide(state), state.events - 1);
  };
};
