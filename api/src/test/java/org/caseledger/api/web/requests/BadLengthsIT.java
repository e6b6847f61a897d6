package org.caseledger.api.web.requests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A request that does not say how long its body is. */
class BadLengthsIT {
    private static final TestLedger LEDGER = TestLedger.shared();

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 2\r\nContent-Length: 3", "Content-Length: +5", "Content-Length: -1"})
    void givenALengthThatIsNone_whenSent_thenItIsABadRequestAndTheLogStaysEmpty(String length) throws IOException {
        var log = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        var said = new ListAppender<ILoggingEvent>();
        said.start();
        log.addAppender(said);
        try {
            for (var what : List.of("POST /login", "POST /api/complaints", "PUT /portal", "GET /")) {
                assertThat(answer(what + " HTTP/1.1\r\nHost: localhost\r\n" + length + "\r\n\r\nab"))
                        .as(what)
                        .startsWith("HTTP/1.1 400");
            }
        } finally {
            log.detachAppender(said);
        }
        assertThat(said.list).isEmpty();
    }

    private static String answer(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), LEDGER.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }
}
