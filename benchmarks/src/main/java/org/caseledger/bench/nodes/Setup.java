package org.caseledger.bench.nodes;

import java.io.IOException;
import lombok.RequiredArgsConstructor;
import org.caseledger.bench.server.Database;
import org.caseledger.bench.server.Standby;
import org.jspecify.annotations.Nullable;

/** How many nodes there are, who takes a case, and whether a standby follows. */
@RequiredArgsConstructor
enum Setup {
    ALONE("one node", 1, false, false, false),
    ASYNCHRONOUS("asynchronous standby", 1, false, true, false),
    SYNCHRONOUS("synchronous standby", 1, false, true, true),
    TWO_NODES("two nodes, a case on one", 2, false, false, false),
    TWO_NODES_IN_TURNS("two nodes, a case on both", 2, true, false, false);

    private final String name;
    private final int nodes;
    private final boolean inTurns;
    private final boolean followed;
    private final boolean awaited;

    boolean isFollowed() {
        return followed;
    }

    boolean hasTwoNodes() {
        return nodes > 1;
    }

    Nodes open(Database database, int connections) {
        return new Nodes(database, nodes, connections, inTurns);
    }

    /** The standby that it asks for, which streams; null for none. */
    @Nullable
    Standby standby(Database database) throws IOException {
        if (!followed) {
            return null;
        }
        var standby = database.standby();
        if (awaited) {
            standby.makeSynchronous();
        }
        return standby;
    }

    @Override
    public String toString() {
        return name;
    }
}
