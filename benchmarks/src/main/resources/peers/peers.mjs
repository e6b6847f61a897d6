// Measures one peer: node peers.mjs <settings.json>. A closed loop, as the benchmark's own: each
// client takes one case after another through its life, and gives the next command as soon as it
// has the answer. What came of each command was decided beforehand by the real rules; a peer loads
// the case, folds its events, sees that the case is where the command finds it, and appends.
import { randomUUID } from 'node:crypto';
import { createWriteStream, readFileSync } from 'node:fs';
import { once } from 'node:events';
import pg from 'pg';
import { emmett } from './emmett.mjs';
import { messageDb } from './message-db.mjs';

const settings = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const lives = JSON.parse(readFileSync(settings.lives, 'utf8'));

const initialState = () => ({ events: 0, last: null });
const evolve = (state, { type }) => ({ events: state.events + 1, last: type });

const decide = (command, state) => {
  if (state.events !== command.after || state.last !== command.last) {
    throw new Error(`${command.last} at ${command.after} expected, ${JSON.stringify(state)} found`);
  }
  return command.events;
};

// Each life with what its commands find: the number of events so far, and the last of them.
const steps = lives.map((life) => {
  let state = initialState();
  return life.map((events) => {
    const command = { after: state.events, last: state.last, events };
    state = events.reduce(evolve, state);
    return command;
  });
});

const of = (command, caseId, requestId) => ({
  ...command,
  events: command.events.map(({ type, data, metadata }) => ({
    type,
    data: { ...data, caseId },
    metadata: { ...metadata, requestId },
  })),
});

const client = async (handle, number, begin, end, answers) => {
  let next = Math.floor((number * steps.length) / settings.clients);
  let asked = process.hrtime.bigint();
  for (;;) {
    const caseId = randomUUID();
    for (const command of steps[next++ % steps.length]) {
      const requestId = randomUUID();
      const given = of(command, caseId, requestId);
      await handle(caseId, (state) => decide(given, state));
      const now = process.hrtime.bigint();
      answers.push([requestId, asked >= begin && now < end ? now - asked : -1n]);
      asked = now;
      if (asked >= end) {
        return;
      }
    }
  }
};

const pool = new pg.Pool({
  ...settings.server,
  password: process.env.PGPASSWORD,
  max: settings.connections,
  options: `-c search_path=${settings.schema}`,
});
const peer = await { emmett, messageDb }[settings.peer](pool, { evolve, initialState });
const millis = (number) => BigInt(number) * 1_000_000n;
const begin = process.hrtime.bigint() + millis(settings.warmUp);
const end = begin + millis(settings.measured);
const answers = [];
await Promise.all(
  Array.from({ length: settings.clients }, (_, i) => client(peer, i, begin, end, answers)),
);
const out = createWriteStream(settings.answers);
for (const [request, nanos] of answers) {
  out.write(`${request} ${nanos}\n`);
}
out.end();
await once(out, 'finish');
await pool.end();
