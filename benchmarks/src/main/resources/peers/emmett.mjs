// Emmett as its documentation has it: a command handler over its event store for PostgreSQL, which
// reads the stream, folds it, and appends with the version that it has read.
import { CommandHandler } from '@event-driven-io/emmett';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';

export const emmett = async (pool, { evolve, initialState }) => {
  const { host, port, user, database } = pool.options;
  // It takes its connections from the pool; the address is a name to it.
  const address = `postgresql://${user}@${host}:${port}/${database}`;
  const store = getPostgreSQLEventStore(address, { connectionOptions: { pool } });
  await store.schema.migrate();
  const handle = CommandHandler({
    evolve,
    initialState,
    mapToStreamId: (id) => `complaint-${id}`,
  });
  return (caseId, decide) => handle(store, caseId, decide);
};
