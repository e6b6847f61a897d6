package org.caseledger.api.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Whatever a page shows of a case comes of one reading of the case's events. */
class OneReadingPerPageIT {
    private static final TestLedger LEDGER = TestLedger.shared();

    private final Logger logger = (Logger) LoggerFactory.getLogger("org.springframework.jdbc.core");
    private final StreamReads reads = new StreamReads();

    /** The statements of the program that read a stream of events, by what Spring logs of them. */
    private static final class StreamReads extends AppenderBase<ILoggingEvent> {
        private final ConcurrentMap<String, String> running = new ConcurrentHashMap<>();
        private final List<String> streams = new ArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            var message = event.getFormattedMessage();
            if (message.startsWith("Executing prepared SQL statement")) {
                running.put(event.getThreadName(), message);
            } else if (message.contains("column index 1, parameter value [")) {
                var statement = running.getOrDefault(event.getThreadName(), "");
                if (statement.contains("ledger.event e ON e.stream_id = w.id") && !statement.contains("sequence = 0")) {
                    streams.add(message);
                }
            }
        }

        /** Of a stream, or of several streams at once, which may be among them. */
        synchronized List<String> of(String stream) {
            return streams.stream()
                    .filter(m -> m.contains("[" + stream + "]") || m.contains("[[L"))
                    .toList();
        }
    }

    @BeforeEach
    void listen() {
        reads.start();
        logger.addAppender(reads);
        logger.setAdditive(false);
        logger.setLevel(Level.TRACE);
    }

    @AfterEach
    void ignore() {
        logger.setLevel(null);
        logger.setAdditive(true);
        logger.detachAppender(reads);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/moved?version=1",
                "/do/record-investigation",
                "/do/approve-reply",
                "/replay",
                "/replay?v=3",
                "/replay?at=2031-01-01T09:00&known=NOW",
                "/compare",
                "/deadline-sheet",
                "/print/dossier"
            })
    void givenACaseUnderWay_whenAPageOfItIsOpened_thenItsStreamIsReadOnce(String page) {
        var id = LEDGER.cases().drafted();
        var leader = new WebForm(LEDGER, "leader");
        LEDGER.awaitViews();
        var caseId = id.substring(id.lastIndexOf('/') + 1);
        int before = reads.of(caseId).size();

        assertThat(leader.open("/cases/" + caseId + page).status()).isEqualTo(200);

        assertThat(reads.of(caseId)).hasSize(before + 1);
    }
}
