package org.caseledger.eventlog;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import lombok.Getter;
import org.caseledger.text.LabelledException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What an old copy of the log has and the log lacks, as after the promotion of a standby that had not received the last
 * events. Only the old copy is read that far; neither is written.
 */
public final class LogComparison {
    private final JdbcClient ours;
    private final JdbcClient theirs;
    private final EventLog old;

    @Getter
    private final long common;

    @Getter
    private final long end;

    /** Finds where the two part; a {@link LabelledException} where they have no event in common. */
    public LogComparison(DataSource log, DataSource oldCopy, EventKey key) {
        ours = JdbcClient.create(log);
        theirs = JdbcClient.create(oldCopy);
        old = new EventLog(oldCopy, key, Clock.systemUTC());
        end = old.head();
        common = lastCommon(head(ours));
    }

    /**
     * The events of the old copy that the log has not recorded again since, in their order; throws {@link ForeignEvent}
     * at one that the ledger did not write.
     */
    public List<StoredEvent> lost() {
        var lost = new ArrayList<StoredEvent>();
        try (var pages = old.pages(common, end)) {
            while (pages.hasNext()) {
                var page = pages.next();
                var again = recorded(page.stream().map(StoredEvent::eventId).toList());
                page.stream().filter(event -> !again.contains(event.eventId())).forEach(lost::add);
            }
        }
        return lost;
    }

    // Up to some position they agree, and nowhere after it: no event is recorded twice.
    private long lastCommon(long head) {
        long agree = 0;
        long part = Math.min(head, end) + 1;
        while (part - agree > 1) {
            long middle = agree + (part - agree) / 2;
            if (isSameAt(middle)) {
                agree = middle;
            } else {
                part = middle;
            }
        }
        if (agree == 0) {
            throw new LabelledException(
                    "所指的旧数据库不是本账本的副本：没有相同的记录", "the old database is no copy of this log: they have no event in common");
        }
        return agree;
    }

    private boolean isSameAt(long position) {
        var leaf = leaf(ours, position);
        return leaf.isPresent()
                && leaf(theirs, position)
                        .filter(it -> Arrays.equals(it, leaf.get()))
                        .isPresent();
    }

    private static Optional<byte[]> leaf(JdbcClient log, long position) {
        return log.sql("SELECT leaf_hash FROM ledger.event WHERE position = :position")
                .param("position", position)
                .query(byte[].class)
                .optional();
    }

    private static long head(JdbcClient log) {
        return log.sql("SELECT position FROM ledger.head").query(Long.class).single();
    }

    private HashSet<UUID> recorded(List<UUID> events) {
        return new HashSet<>(ours.sql("SELECT event_id FROM ledger.event WHERE event_id = ANY (:events)")
                .param("events", events.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }
}
