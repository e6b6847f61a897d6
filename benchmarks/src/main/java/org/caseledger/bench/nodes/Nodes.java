package org.caseledger.bench.nodes;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.caseledger.bench.commands.CaseWorker;
import org.caseledger.bench.commands.Contestant;
import org.caseledger.bench.commands.Ours;
import org.caseledger.bench.server.Database;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.events.Actor;

/**
 * One or more nodes of the ledger on one database, which share nothing but that and, in this benchmark, the JVM: each
 * has its own connections, cache of cases, and group of commands that are committed together.
 */
final class Nodes implements Contestant {
    private final List<Ours> all = new ArrayList<>();
    private final boolean inTurns;

    /**
     * On an empty ledger, with so many connections together. A client stays on its node, or its commands go to the
     * nodes {@code inTurns}, so that every case is handled by all of them.
     */
    Nodes(Database database, int nodes, int connections, boolean inTurns) {
        database.emptyLedger();
        this.inTurns = inTurns;
        for (int i = 0; i < nodes; i++) {
            all.add(Ours.onto(database, connections / nodes + 2, Clock.systemUTC(), 0));
        }
    }

    @Override
    public Client client(long seed) {
        int first = (int) (seed % all.size());
        return inTurns ? inTurns(seed, first) : all.get(first).client(seed);
    }

    private Client inTurns(long seed, int first) {
        var turns = new CaseWorker.Desk() {
            private int next = first;

            @Override
            public void give(ComplaintCommand command, Actor actor, UUID request) {
                all.get(next++ % all.size()).give(command, actor, request);
            }
        };
        return new CaseWorker(seed, Clock.systemUTC(), turns);
    }

    /** How often a command was decided on all nodes together. */
    long decisions() {
        return all.stream().mapToLong(Ours::decisions).sum();
    }

    @Override
    public long events() {
        return all.get(0).events();
    }

    @Override
    public void check(Set<UUID> answered) {
        all.get(0).check(answered);
    }

    @Override
    public void close() {
        all.forEach(Ours::close);
    }
}
