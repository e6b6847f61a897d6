package org.caseledger.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.eventlog.Events.event;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

class LogPagesIT {
    private final DataSource database = TestDatabase.fresh();
    private final EventLog log = new EventLog(database, TestDatabase.EVENT_KEY, Clock.systemUTC());

    @Test
    void givenThreePagesOfEvents_whenRead_thenEachPositionComesOnceAndInOrder() {
        append(2 * LogPages.SIZE + 7);
        var positions = new ArrayList<Long>();
        var ends = new ArrayList<Long>();

        try (var pages = log.pages(3, log.head() - 2)) {
            while (pages.hasNext()) {
                pages.next().forEach(event -> positions.add(event.position()));
                ends.add(pages.position());
            }
            assertThatThrownBy(pages::next).isInstanceOf(NoSuchElementException.class);
        }

        assertThat(positions)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(4, 2 * LogPages.SIZE + 5).boxed().toList());
        assertThat(ends).containsExactly(3L + LogPages.SIZE, 3L + 2 * LogPages.SIZE, 5L + 2 * LogPages.SIZE);
    }

    @Test
    void givenAnEmptyRange_whenRead_thenThereIsNoPage() {
        append(3);

        try (var pages = log.pages(3, 3)) {
            assertThat(pages.hasNext()).isFalse();
        }
    }

    @Test
    void givenATableThatIsGone_whenRead_thenTheFailureIsTheDatabases() {
        append(1);
        new JdbcTemplate(database).execute("DROP TABLE ledger.event CASCADE");

        try (var pages = log.pages(0, 1)) {
            assertThatThrownBy(pages::next).isInstanceOf(DataAccessException.class);
        }
    }

    private void append(int count) {
        var events = new ArrayList<NewEvent>();
        for (int i = 0; i < count; i++) {
            events.add(event(UUID.randomUUID(), 0));
        }
        log.append(List.copyOf(events));
    }
}
