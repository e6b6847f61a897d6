package org.caseledger.proof;

import java.util.HexFormat;
import java.util.stream.Collectors;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.testing.TestDatabase;

/** The owner of the database, who disables triggers and knows how everything is hashed. */
final class Forger {
    private static final int PAGE = 2_000;
    private static final long OUT_OF_THE_WAY = 1_000_000;

    private final ProofOffice office;

    Forger(ProofOffice office) {
        this.office = office;
    }

    Forger event(long position, String change) {
        office.asOwner("ledger.event", "UPDATE ledger.event SET %s WHERE position = %d".formatted(change, position));
        return this;
    }

    Forger delete(long from, long to) {
        office.asOwner("ledger.event", "DELETE FROM ledger.event WHERE position BETWEEN %d AND %d".formatted(from, to));
        return this;
    }

    /** Deletes an event and closes the gap by moving all later ones, in the log and in its case. */
    Forger deleteWithoutAGap(long position) {
        StoredEvent gone = office.asStored.readAfter(position - 1, 1).get(0);
        delete(position, position);
        shift("position", -1, "position > " + position);
        shift("sequence", -1, "sequence > %d AND stream_id = '%s'".formatted(gone.sequence(), gone.streamId()));
        return head(office.log.head() - 1);
    }

    /** Moves all later events and inserts another one, of a new case, before them. */
    Forger insert(long position) {
        shift("position", 1, "position >= " + position);
        head(office.log.head() + 1);
        return insertAt(position);
    }

    /** As if the ledger had recorded it. */
    Forger append() {
        long position = office.log.head() + 1;
        insertAt(position);
        return head(position);
    }

    Forger insertAt(long position) {
        office.asOwner("ledger.event", """
                INSERT INTO ledger.event
                SELECT %d, gen_random_uuid(), 0, aggregate_type, type, revision, payload, metadata,
                       gen_random_uuid(), recorded_at, leaf_hash
                  FROM ledger.event WHERE position = %d
                """.formatted(position, position - 1));
        return this;
    }

    Forger swap(long one, long other) {
        event(one, "position = " + OUT_OF_THE_WAY);
        event(other, "position = " + one);
        return event(OUT_OF_THE_WAY, "position = " + other);
    }

    Forger head(long position) {
        office.sql.update("UPDATE ledger.head SET position = " + position);
        return this;
    }

    /**
     * Recomputes all leaf hashes and authentication codes from a position on, as a holder of the master key can, so
     * that they match the current contents.
     */
    Forger reseal(long from) {
        for (long after = from - 1; after < office.log.head(); after += PAGE) {
            var rows = office.asStored.readAfter(after, PAGE).stream()
                    .map(StoredEvent::hashed)
                    .map(e -> "(%d, '\\x%s'::bytea, '\\x%s'::bytea)"
                            .formatted(e.position(), hex(e.leafHash()), hex(TestDatabase.EVENT_KEY.code(e))))
                    .collect(Collectors.joining(","));
            office.asOwner("ledger.event", """
                    UPDATE ledger.event e SET leaf_hash = n.hash, code = n.code
                      FROM (VALUES %s) AS n (position, hash, code) WHERE e.position = n.position
                    """.formatted(rows));
        }
        return this;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** Removes the tree above the leaves, so that it can be rebuilt. */
    Forger untile() {
        office.asOwner("proof.tree", "UPDATE proof.tree SET size = 0");
        office.asOwner("proof.tile", "DELETE FROM proof.tile");
        office.asOwner("proof.checkpoint", "DELETE FROM proof.checkpoint");
        return this;
    }

    private void shift(String column, int by, String which) {
        office.asOwner(
                "ledger.event",
                "UPDATE ledger.event SET %1$s = %1$s + %2$d WHERE %3$s".formatted(column, OUT_OF_THE_WAY, which));
        office.asOwner(
                "ledger.event",
                "UPDATE ledger.event SET %1$s = %1$s - %2$d WHERE %1$s >= %3$d"
                        .formatted(column, OUT_OF_THE_WAY - by, OUT_OF_THE_WAY));
    }
}
