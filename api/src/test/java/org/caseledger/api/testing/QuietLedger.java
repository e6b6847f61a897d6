package org.caseledger.api.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.caseledger.api.LedgerApplication;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.CaseId;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.query.views.Views;
import org.caseledger.testing.TestDatabase;
import org.caseledger.vault.OfficialTexts;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The program without HTTP, as the command line starts it, by a clock that the test sets. */
public final class QuietLedger implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final Path data;

    private QuietLedger(ConfigurableApplicationContext context, Path data) {
        this.context = context;
        this.data = data;
    }

    /** One on an empty database. */
    public static QuietLedger onNewDatabase(Clock clock, String... more) {
        try (var pool = TestDatabase.fresh()) {
            return start(pool.getJdbcUrl(), TestLedger.newData(), clock, more);
        }
    }

    /** Another node of the same office. */
    public QuietLedger anotherNode(Clock clock) {
        return start(bean(HikariDataSource.class).getJdbcUrl(), data, clock);
    }

    private static QuietLedger start(String url, Path data, Clock clock, String... more) {
        var application = new SpringApplication(LedgerApplication.class);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false); // with the process of the tests, whose database ends then, too
        application.setWebApplicationType(WebApplicationType.NONE);
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean("handClock", Clock.class, () -> clock, bean -> bean.setPrimary(true)));
        return new QuietLedger(
                application.run(Stream.concat(
                                Stream.of(
                                        "--spring.datasource.url=" + url,
                                        "--caseledger.data=" + data,
                                        "--caseledger.sweep-every=1h",
                                        "--caseledger.replay-every=1h"),
                                Stream.of(more))
                        .toArray(String[]::new)),
                data);
    }

    /** Adds the sample people if there are none yet. */
    public void addPeople() {
        SamplePeople.addTo(context);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public EventLog log() {
        return bean(EventLog.class);
    }

    /** What happened to a case, in order. */
    public List<LedgerEvent> events(CaseId caseId) {
        var opened = log().opening(bean(OfficialTexts.class)::openJson);
        return opened.readStream(caseId.value()).stream()
                .map(e -> EventCodec.read(e.type(), e.revision(), e.payload()))
                .toList();
    }

    /** Returns when the views show everything that is recorded. */
    public void awaitViews() {
        CaughtUp.await(bean(Views.class), log().head());
    }

    @Override
    public void close() {
        context.close();
    }
}
