package org.caseledger.bench.peers;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.bench.commands.Stored;
import org.caseledger.bench.server.Database;

/** An event store for PostgreSQL that is used from Node.js. */
@RequiredArgsConstructor
enum Peer {
    EMMETT("Emmett", "emmett", "emt_messages", "stream_id", "stream_position - 1", "message_"),
    MESSAGE_DB("Message DB", "messageDb", "messages", "stream_name", "position", "");

    @Getter
    private final String title;

    /** The name by which the script knows it. */
    @Getter
    private final String script;

    private final String table;
    private final String stream;
    private final String sequence;
    private final String prefix;

    /** Where its tables are; Message DB names this schema in its own statements. */
    String schema() {
        return this == EMMETT ? "emmett" : "message_store";
    }

    Stored stored(Database database) {
        return new Stored(database.jdbc(), schema() + "." + table, stream, sequence, prefix + "metadata->>'requestId'");
    }
}
