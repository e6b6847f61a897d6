package org.caseledger.api.demo;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.IntConsumer;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.notices.NewNotices;
import org.caseledger.api.processors.Processors;
import org.caseledger.api.security.OfficeLog;
import org.caseledger.api.settings.SettingsLog;
import org.caseledger.command.gate.Office;
import org.caseledger.eventlog.EventLog;
import org.caseledger.query.views.Views;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Fills an empty ledger with the sample office: its people, a year of cases, and what is done with all of them
 * together. The views rest meanwhile and are built once.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Demonstration {
    /** Notices are not sent for what happened longer ago than this. */
    private static final Duration NEWS = Duration.ofDays(3);

    private static final Duration BEFORE = Duration.ofDays(2);

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final EventLog log;
    private final Office office;
    private final Views views;
    private final Processors processors;
    private final Entrance entrance;
    private final PastLogs logs;
    private final SettingsLog settings;
    private final DemoPeople people;
    private final DemoCases cases;
    private final DemoCommittee committee;
    private final DemoDesk desk;

    /**
     * Fills the ledger, unless that was done before; reports the percentage of cases done. Interrupted follow-up work
     * continues where it stopped; a ledger already in use is left unchanged.
     */
    public void fill(IntConsumer percent) throws InterruptedException {
        if (cases.areToBePlayed()) {
            entrance.closedDuring(() -> begin(percent));
        }
        desk.file();
        desk.addTemplates();
        if (views.awaitPosition(log.head(), LONGEST_WAIT)) {
            committee.play();
            layTheDesk();
        }
    }

    private void layTheDesk() {
        if (DemoPeople.isBureau(office.procedure())) {
            desk.lay();
        }
    }

    private void begin(IntConsumer percent) throws InterruptedException {
        views.names().forEach(views::pause);

        var now = office.time().instant();
        processors.skip(NewNotices.PROCESSOR, now.minus(NEWS), () -> record(now, percent));
        views.rebuildAll((done, total) -> {});
    }

    private void record(Instant now, IntConsumer percent) {
        if (!DemoPeople.isBureau(office.procedure())) {
            recordSettings(DemoScripts.begin(office));
            people.add();
            cases.play(percent);
            return;
        }
        var year = new DemoYear(office.calendar(), now);
        recordSettings(year.begin());
        people.addYear(year.begin());
        cases.play(year.withTheScriptedCases(office.procedure()), percent);
    }

    /** Records what the sample cases were handled by in an empty log, as of two days before they begin. */
    void recordSettings(Instant begin) {
        if (log.head() == 0) {
            settings.recordIn(new OfficeLog(logs.by(Clock.fixed(begin.minus(BEFORE), ZoneOffset.UTC))));
        }
    }

    /**
     * Refuses requests while the past of a demo is recorded: times in a log never decrease, so an act in between would
     * move everything that follows to now.
     */
    @Component
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static class Entrance extends OncePerRequestFilter {
        private static final String LATER = """
            正在载入示例数据，请稍候。
            The sample data is being recorded. Try again in a moment.
            """;
        private static final String RETRY_AFTER_SECONDS = "5";

        private volatile boolean closed;

        /** What is done behind closed doors. */
        @FunctionalInterface
        interface Recording {
            void record() throws InterruptedException;
        }

        void closedDuring(Recording recording) throws InterruptedException {
            closed = true;
            try {
                recording.record();
            } finally {
                closed = false;
            }
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (!closed) {
                chain.doFilter(request, response);
                return;
            }
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            response.setContentType(MediaType.TEXT_PLAIN_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.getWriter().write(LATER);
        }
    }
}
