package org.caseledger.api.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.OfficeLog;
import org.caseledger.api.settings.SettingsLog;
import org.caseledger.command.gate.Office;
import org.caseledger.eventlog.EventLog;
import org.springframework.stereotype.Component;

/** What the sample cases were handled by, recorded before the first of them. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class DemoSettings {

    private static final Duration BEFORE = Duration.ofDays(2);

    private final EventLog log;
    private final PastLogs logs;
    private final Office office;
    private final SettingsLog settings;

    /** Records it in an empty log, as of two days before the sample cases begin. */
    public void record() {
        record(DemoScripts.begin(office));
    }

    /** The same as of two days before that. */
    void record(Instant begin) {
        if (log.head() == 0) {
            var clock = Clock.fixed(begin.minus(BEFORE), ZoneOffset.UTC);
            settings.recordIn(new OfficeLog(logs.by(clock)));
        }
    }
}
