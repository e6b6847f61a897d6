package org.caseledger.api.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.caseledger.api.LedgerApplication;
import org.caseledger.api.demo.DemoCases;
import org.caseledger.api.demo.Demonstration;
import org.caseledger.api.security.People;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.query.views.Views;
import org.caseledger.testing.TestDatabase;
import org.caseledger.testing.TestFolders;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The program as it runs, on a free port, with the sample people. */
public final class TestLedger implements AutoCloseable {
    /** Tests share an address and do more in a minute than people do. */
    private static final Map<String, String> UNLESS_SET = Map.ofEntries(
            Map.entry("--caseledger.sweep-every", "1h"), // nothing is recorded but by the test
            Map.entry("--caseledger.replay-every", "1h"),
            Map.entry("--caseledger.compare-views-first", "1h"),
            Map.entry("--caseledger.disk.low-below", "0B"), // whatever is free here
            Map.entry("--server.port", "0"),
            Map.entry("--caseledger.login.wrong-by-address", "1000000"),
            Map.entry("--caseledger.login.change-assigned-password", "false"),
            Map.entry("--caseledger.limits.searches", "1000000/1m"),
            Map.entry("--caseledger.limits.uploads", "1000000/1m"),
            Map.entry("--caseledger.limits.imports", "1000000/1m"),
            Map.entry("--caseledger.limits.refusals", "1000000/1m"));

    private final ConfigurableApplicationContext context;
    private final Path data;

    private TestLedger(ConfigurableApplicationContext context, Path data) {
        this.context = context;
        this.data = data;
    }

    /** Started with the first test that asks, and stopped when the tests end. */
    private static final class Shared {
        static final TestLedger LEDGER = onNewDatabase();
    }

    /** The one that tests share when they neither stop nor break it. */
    public static TestLedger shared() {
        return Shared.LEDGER;
    }

    /** Started with the first test that asks. */
    private static final class Year {
        static final TestLedger LEDGER = withTheSampleYear();
    }

    /**
     * The demo as it is on a Wednesday a week after Singles' Day, which tests share when they change nothing but what a
     * person has looked at.
     */
    public static TestLedger sampleYear() {
        return Year.LEDGER;
    }

    /** The same of a test's own, in which no other has looked at anything. */
    public static TestLedger withTheSampleYear() {
        try (var pool = TestDatabase.fresh()) {
            var clock = HandClock.at("2026-11-18T15:00");
            var ledger = withoutPeople(pool.getJdbcUrl(), newData(), clock::addTo);
            ledger.bean(Demonstration.class).fill(percent -> {});
            ledger.awaitViews();
            return ledger;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One of a test's own without people, as a demo begins. */
    public static TestLedger withoutPeople(String... more) {
        try (var pool = TestDatabase.fresh()) {
            return withoutPeople(pool.getJdbcUrl(), newData(), context -> {}, more);
        }
    }

    /** One of a test's own, on an empty database. */
    public static TestLedger onNewDatabase(String... more) {
        try (var pool = TestDatabase.fresh()) {
            return start(pool.getJdbcUrl(), newData(), more);
        }
    }

    /** One of a test's own at a time that the test sets. */
    public static TestLedger at(HandClock clock, String... more) {
        return with(clock::addTo, more);
    }

    /** One with the sample cases, which have happened before anybody logs in. */
    public static TestLedger withSampleCases(HandClock clock) {
        try (var pool = TestDatabase.fresh()) {
            var ledger = startQuietly(pool.getJdbcUrl(), newData(), clock::addTo);
            ledger.bean(DemoCases.class).play(percent -> {});
            ledger.everybodyLogsIn();
            return ledger;
        }
    }

    /** One of a test's own with beans that the test adds. */
    public static TestLedger with(Consumer<GenericApplicationContext> beans, String... more) {
        try (var pool = TestDatabase.fresh()) {
            return start(pool.getJdbcUrl(), newData(), beans, more);
        }
    }

    /** One on a database that may have been used before; it has the sample people. */
    public static TestLedger start(String url, Path data, String... more) {
        return start(url, data, context -> {}, more);
    }

    /** The same with beans that the test adds, such as {@link HandClock#addTo}. */
    public static TestLedger start(String url, Path data, Consumer<GenericApplicationContext> beans, String... more) {
        var ledger = startQuietly(url, data, beans, more);
        ledger.everybodyLogsIn();
        return ledger;
    }

    private static TestLedger startQuietly(
            String url, Path data, Consumer<GenericApplicationContext> beans, String... more) {
        var ledger = withoutPeople(url, data, beans, more);
        SamplePeople.addTo(ledger.context);
        return ledger;
    }

    private static TestLedger withoutPeople(
            String url, Path data, Consumer<GenericApplicationContext> beans, String... more) {
        var arguments = new ArrayList<String>();
        UNLESS_SET.forEach((name, value) -> {
            if (List.of(more).stream().noneMatch(one -> one.startsWith(name + "="))) {
                arguments.add(name + "=" + value);
            }
        });
        arguments.add("--spring.datasource.url=" + AppRole.on(url));
        arguments.add("--caseledger.data=" + data);
        arguments.add("--server.tomcat.basedir=" + newData());
        arguments.addAll(List.of(more));
        var application = new SpringApplication(LedgerApplication.class);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false); // with the process of the tests, whose database ends then, too
        application.addInitializers(context -> {
            SamplePeople.hashCheaply((GenericApplicationContext) context);
            beans.accept((GenericApplicationContext) context);
        });
        return new TestLedger(application.run(arguments.toArray(String[]::new)), data);
    }

    /** As programs do: the first login of a day is recorded, and tests look at what follows. */
    private void everybodyLogsIn() {
        var people = bean(People.class);
        people.list().stream()
                .map(person -> person.username())
                .filter(username -> people.isPasswordOf(username, "demo-" + username))
                .forEach(username -> as(username).get("/api/me"));
    }

    /** An empty data directory. */
    public static Path newData() {
        try {
            return TestFolders.fresh("ledger-data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A caller who logs in with each request, as one of the sample people. */
    public Caller as(String person) {
        return anonymous().login(person, "demo-" + person);
    }

    /** A caller without a login. */
    public Caller anonymous() {
        return new Caller(address());
    }

    /** The cases of this ledger. */
    public Cases cases() {
        return new Cases(this);
    }

    public String address() {
        return "http://127.0.0.1:" + port();
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public Path data() {
        return data;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The database as whoever has all rights on it: the program's own role has few. */
    public JdbcClient asSuperuser() {
        return JdbcClient.create(new DriverManagerDataSource(superuserUrl()));
    }

    /** The address of the same. */
    public String superuserUrl() {
        return TestDatabase.urlAs("postgres", databaseUrl());
    }

    /** The address of the database, for another program in addition to this one. */
    public String databaseUrl() {
        return context.getEnvironment().getRequiredProperty("spring.datasource.url");
    }

    /** The rows of every table of every schema of ours, as text. */
    public Map<String, String> tables() {
        var jdbc = asSuperuser();
        var tables = new LinkedHashMap<String, String>();
        jdbc.sql("""
                        select format('%I.%I', schemaname, tablename) from pg_tables
                        where schemaname not in ('pg_catalog', 'information_schema')
                        """)
                .query(String.class)
                .list()
                .forEach(table -> tables.put(
                        table,
                        jdbc.sql("select coalesce(string_agg(t::text, ' '), '') from %s t".formatted(table))
                                .query(String.class)
                                .single()));
        return tables;
    }

    /** Every address that a controller answers. */
    public RequestMappingHandlerMapping mappings() {
        return context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    }

    /** The position of the last event. */
    public long head() {
        return bean(EventLog.class).head();
    }

    /** Returns when the views show everything that is recorded. */
    public void awaitViews() {
        CaughtUp.await(bean(Views.class), head());
    }

    /** What was recorded after a position, apart from logins. */
    public List<StoredEvent> recordedAfter(long position) {
        return allRecordedAfter(position).stream()
                .filter(event -> !event.type().equals("PersonLoggedIn"))
                .toList();
    }

    /** All that was recorded after a position. */
    public List<StoredEvent> allRecordedAfter(long position) {
        return bean(EventLog.class).readAfter(position, 1000);
    }

    @Override
    public void close() {
        context.close();
    }
}
