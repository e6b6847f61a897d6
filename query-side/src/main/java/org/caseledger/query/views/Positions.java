package org.caseledger.query.views;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.Outage;
import org.caseledger.query.views.Tokens.Token;
import org.springframework.dao.DataAccessException;

/** How far the rows that answer are; read once for all that wait, when something has moved. */
@RequiredArgsConstructor
final class Positions {
    private static final long UNREAD = -1;
    private static final long LOOK_NANOS = 200_000_000;

    private final Tokens tokens;
    private final ViewNotifications notifications;
    private final Collection<String> views;
    private Map<String, Long> positions = Map.of();
    private long readAt = UNREAD;
    private long readNanos;

    /** The views that do not hold all events up to a position. */
    synchronized List<String> behind(long position) {
        var behind = behindAsRead(position);
        long count = notifications.count();
        if (!behind.isEmpty() && (readAt != count || System.nanoTime() - readNanos > LOOK_NANOS)) {
            read();
            readAt = count;
            readNanos = System.nanoTime();
            behind = behindAsRead(position);
        }
        return behind;
    }

    private List<String> behindAsRead(long position) {
        return views.stream()
                .filter(view -> positions.getOrDefault(view, 0L) < position)
                .toList();
    }

    // Whoever waits has had an answer from the log already: a database that is away for a moment is
    // no reason to fail now.
    private void read() {
        try {
            positions = Generations.live(tokens.all()).stream()
                    .collect(Collectors.toMap(Token::view, Token::position, Math::min));
        } catch (DataAccessException e) {
            if (!Outage.isReasonOf(e)) {
                throw e;
            }
        }
    }
}
