package org.caseledger.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the database is asked for a page of the board. */
class BoardStatementsIT {
    private static final Logger STATEMENTS = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);

    private static TestLedger ledger;
    private static Caller head;

    @BeforeAll
    static void aCase() {
        ledger = TestLedger.onNewDatabase();
        ledger.cases().assigned();
        ledger.awaitViews();
        head = new LoginForm(ledger).session("head");
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void givenTheBoard_whenItIsDrawn_thenCardsTotalAndCountsAreReadOnceEach() {
        assertThat(statementsOf("/board")).hasSize(3);
    }

    @Test
    void givenANumberOfTheBoard_whenItIsOpened_thenCardsTotalAndCountsAreReadOnceEach() {
        assertThat(statementsOf("/board?underWay=true")).hasSize(3);
    }

    @Test
    void givenTheWork_whenItIsDrawn_thenItsCasesAreCountedOnce() {
        assertThat(asked("/work")).filteredOn(one -> one.contains("waits_for")).hasSize(2);
    }

    private static List<String> statementsOf(String path) {
        return asked(path).stream()
                // The menu of every page says how many cases wait.
                .filter(statement -> !statement.contains("waits_for"))
                .toList();
    }

    private static List<String> asked(String path) {
        var written = new ListAppender<ILoggingEvent>();
        written.start();
        STATEMENTS.addAppender(written);
        STATEMENTS.setLevel(Level.DEBUG);
        STATEMENTS.setAdditive(false);
        try {
            assertThat(head.get(path).status()).isEqualTo(200);
        } finally {
            STATEMENTS.setLevel(null);
            STATEMENTS.setAdditive(true);
            STATEMENTS.detachAppender(written);
        }
        return List.copyOf(written.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(statement -> statement.contains("FROM views.board"))
                .toList();
    }
}
