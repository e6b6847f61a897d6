package org.caseledger.bench.scale;

import java.util.List;
import java.util.stream.Collectors;
import org.caseledger.bench.CheckFailed;
import org.caseledger.bench.server.Database;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.query.views.Cases;
import org.caseledger.query.views.View;

/**
 * Whether views were shown what the log contains, by number and digest of the events, and each case is on the board. As
 * an audit finds out, with the log read once for all views.
 */
record ViewsCheck(Database database) {
    /** The events of one type, of cases or of exercises. */
    private record OfType(String type, boolean exercises, long events, long digest) {}

    private record Shown(String view, long events, long digest) {}

    void check(List<View<?>> kept, int cases) {
        var inLog = inLog();
        var shown = database
                .jdbc()
                .sql("SELECT view, events, digest FROM views.token WHERE live")
                .query(Shown.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Shown::view, s -> s));
        for (var view : kept) {
            var expected = expected(view, inLog);
            CheckFailed.unless(
                    expected.equals(shown.get(view.name())),
                    "the log has %s, a view was shown %s",
                    expected,
                    shown.get(view.name()));
        }
        long onBoard = database.count("views.board");
        CheckFailed.unless(onBoard == cases, "%d of %d cases are on the board", onBoard, cases);
    }

    private List<OfType> inLog() {
        return database.jdbc().sql("""
                        SELECT type, get_byte(uuid_send(stream_id), 6) >> 4 = 8 AS exercises, count(*) AS events,
                               bit_xor(('x' || encode(substr(leaf_hash, 1, 8), 'hex'))::bit(64)::bigint) AS digest
                          FROM ledger.event
                         GROUP BY 1, 2
                        """).query(OfType.class).list();
    }

    private static Shown expected(View<?> view, List<OfType> inLog) {
        var wanted = EventCodec.types().stream()
                .filter(view::wants)
                .map(EventCodec::nameOf)
                .collect(Collectors.toSet());
        var its = inLog.stream()
                .filter(of -> wanted.contains(of.type()))
                .filter(of -> of.exercises() == (view.cases() == Cases.OF_EXERCISES))
                .toList();
        return new Shown(
                view.name(),
                its.stream().mapToLong(OfType::events).sum(),
                its.stream().mapToLong(OfType::digest).reduce(0, (a, b) -> a ^ b));
    }
}
