package org.caseledger.api.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import lombok.AccessLevel;
import lombok.Getter;
import org.caseledger.api.LedgerApplication;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.office.DataLock;
import org.caseledger.api.offices.OfficeEntry;
import org.caseledger.api.postgres.EmbeddedDatabase;
import org.caseledger.api.postgres.ExternalDatabase;
import org.caseledger.api.postgres.OfficeDatabase;
import org.caseledger.api.settings.SettingsInForce;
import org.caseledger.reaper.Reaper;
import org.caseledger.text.LabelledException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * The ledger at work: the lock on its data, its database and the application, started in this order and stopped in the
 * other, on Ctrl-C and SIGTERM too.
 */
public final class RunningLedger implements AutoCloseable {
    /**
     * The defaults of a command for settings that are not given. A rebuild or a verification has statements that take
     * minutes, and its user can stop it. Periodic jobs are left to the server: a command that ends would interrupt
     * them.
     */
    private static final Map<String, String> OF_COMMAND = Map.of(
            "spring.datasource.hikari.data-source-properties.socketTimeout", "0",
            "caseledger.sweep-first", "P1000D");

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private static final int ASKED_SECONDS = 3;
    private static final int KILLED = 143;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<HikariDataSource> pools = new CopyOnWriteArrayList<>();
    private final Settings settings;

    @Getter(AccessLevel.PACKAGE)
    private final DataDirectory data;

    private final Optional<DataLock> lock;
    private @Nullable EmbeddedDatabase embedded;

    private RunningLedger(
            Settings settings, DataDirectory data, Optional<DataLock> lock, Optional<AutoCloseable> last) {
        this.settings = settings;
        this.data = data;
        this.lock = lock;
        last.ifPresent(parts::push);
        lock.ifPresent(parts::push);
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "stop"));
    }

    /** Takes the data, or a {@link LabelledException} says who has it. */
    public static RunningLedger on(Settings settings) {
        settings.springArguments(); // reports a wrong setting before anything is touched
        DataDirectory data = DataDirectory.open(settings.data());
        return new RunningLedger(settings, data, Optional.of(DataLock.take(data)), Optional.empty());
    }

    /** As {@link #on}, on data that is removed at the end, also where a signal ends it. */
    static RunningLedger onTemporary(Settings settings) throws IOException {
        DataDirectory data = DataDirectory.open(settings.data());
        Reaper reaper = Reaper.ofTemporary(data.root());
        return new RunningLedger(settings, data, Optional.of(DataLock.take(data)), Optional.of(() -> {
            FileSystemUtils.deleteRecursively(data.root());
            reaper.close();
        }));
    }

    /**
     * As {@link #on}, or as a second node if a ledger already runs on the data: nodes share nothing but the database.
     */
    public static RunningLedger onOrBeside(Settings settings) {
        settings.springArguments();
        DataDirectory data = DataDirectory.open(settings.data());
        return new RunningLedger(settings, data, DataLock.takeUnlessRunning(data), Optional.empty());
    }

    /**
     * Says that it starts, and starts database and application.
     *
     * @param more Spring's arguments, {@code --name=value}
     */
    public ConfigurableApplicationContext start(WebApplicationType web, String... more) throws IOException {
        return start(web, context -> {}, more);
    }

    /** As above; {@code with} adds what is done before requests are served. */
    ConfigurableApplicationContext start(
            WebApplicationType web, Consumer<GenericApplicationContext> with, String... more) throws IOException {
        settings.say("正在启动……", "starting…");
        List<String> arguments = new ArrayList<>(settings.springArguments());
        connectDatabase(arguments);
        arguments.addAll(List.of(more));
        return run(web, with, arguments);
    }

    private ConfigurableApplicationContext run(
            WebApplicationType web, Consumer<GenericApplicationContext> with, List<String> arguments) {
        arguments.add("--caseledger.data=" + data.root());
        if (settings.debug()) {
            arguments.add("--logging.level.org.springframework.boot.SpringApplication=INFO");
        }
        if (web == WebApplicationType.NONE && !settings.debug()) {
            // Errors are shown to the user of the command in one line.
            arguments.add("--logging.exception-conversion-word=%ex{0}");
        }
        SpringApplication application = new SpringApplication(LedgerApplication.class);
        if (web == WebApplicationType.NONE) {
            application.addInitializers(context -> setForCommand(context, arguments));
        }
        application.setWebApplicationType(web);
        application.setRegisterShutdownHook(false); // ours stops the database after it
        application.setLogStartupInfo(false);
        application.addInitializers(context -> with.accept((GenericApplicationContext) context));
        if (embedded != null) {
            // Not a bean of its own, which the context would close before what uses it.
            EmbeddedDatabase database = embedded;
            application.addInitializers(context -> context.getBeanFactory().registerSingleton("embedded", database));
        }
        ConfigurableApplicationContext context = application.run(arguments.toArray(String[]::new));
        push(context);
        context.getBeanProvider(HikariDataSource.class).forEach(pools::add);
        return context;
    }

    private static void setForCommand(ConfigurableApplicationContext context, List<String> arguments) {
        var own = new HashMap<String, Object>(OF_COMMAND);
        own.keySet().removeIf(name -> arguments.stream().anyMatch(one -> one.startsWith("--" + name)));
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource(SettingsInForce.OF_COMMAND, own));
    }

    void announce(String address) throws IOException {
        if (lock.isPresent()) {
            lock.get().announce(address);
        }
    }

    void awaitStop() throws InterruptedException {
        stopped.await();
    }

    private void end() {
        var asking = new Thread(this::endWithoutDatabase, "end");
        asking.setDaemon(true);
        asking.start();
        close();
    }

    /**
     * Ends as a kill does what would wait for a database that does not answer: all that was acknowledged is committed
     * there, and the next start meets nothing that a kill does not leave.
     */
    private void endWithoutDatabase() {
        try {
            if (!pools.stream().allMatch(RunningLedger::answers) && !stopped.await(1, TimeUnit.SECONDS)) {
                settings.say("数据库没有答复，不再等待", "the database does not answer: it is not waited for");
                Runtime.getRuntime().halt(KILLED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean answers(HikariDataSource pool) {
        var login = new Properties();
        login.putAll(pool.getDataSourceProperties());
        for (var limit : List.of("connectTimeout", "socketTimeout", "loginTimeout")) {
            login.setProperty(limit, String.valueOf(ASKED_SECONDS));
        }
        Optional.ofNullable(pool.getUsername()).ifPresent(name -> login.setProperty("user", name));
        Optional.ofNullable(pool.getPassword()).ifPresent(password -> login.setProperty("password", password));
        try (var connection = DriverManager.getConnection(pool.getJdbcUrl(), login)) {
            return connection.isValid(ASKED_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public synchronized void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                System.err.println(e.getMessage());
            }
        }
        stopped.countDown();
    }

    /**
     * As {@link #start}, for what only the owner of the tables may do; {@code named} is that of an external database.
     */
    ConfigurableApplicationContext startFor(
            Function<ExternalDatabase, List<String>> more, Supplier<ExternalDatabase> named) throws IOException {
        var arguments = new ArrayList<>(settings.springArguments());
        connectDatabase(arguments);
        arguments.addAll(more.apply(embedded == null ? named.get() : embedded.asOwner()));
        return run(WebApplicationType.NONE, context -> {}, arguments);
    }

    /**
     * As {@link #start} for a command, on a database that its owner fills first; {@code named} is that of an external
     * database.
     */
    ConfigurableApplicationContext startFilled(
            Consumer<ExternalDatabase> fill, Supplier<ExternalDatabase> named, String... more) throws IOException {
        settings.say("正在启动……", "starting…");
        var arguments = new ArrayList<>(settings.springArguments());
        connectDatabase(arguments);
        fill.accept(embedded == null ? named.get() : embedded.asOwner());
        arguments.addAll(List.of(more));
        return run(WebApplicationType.NONE, context -> {}, arguments);
    }

    private void connectDatabase(List<String> arguments) throws IOException {
        Optional<OfficeEntry> office = OfficeEntry.in(data.root());
        if (office.isPresent()) {
            arguments.addAll(new OneOfMany(settings, data, office.get(), this::push).arguments());
            return;
        }
        Optional<ExternalDatabase> external = new DataSourceSettings(arguments, System.getenv()).external();
        if (external.isPresent()) {
            external.get().check();
            return;
        }
        embedded = lock.isPresent() ? ownDatabase().start() : databaseOfOther();
        arguments.addAll(new ExternalDatabase(embedded.url(), embedded.username(), embedded.password()).arguments());
    }

    private EmbeddedDatabase ownDatabase() throws IOException {
        if (OfficeEntry.in(data.root()).isPresent()) {
            throw OneOfMany.withoutServer();
        }
        EmbeddedDatabase own = EmbeddedDatabase.on(data);
        push(own);
        return own;
    }

    private EmbeddedDatabase databaseOfOther() throws IOException {
        String other = DataLock.holder(data);
        settings.say(
                "数据目录正由进程 %s 使用，本次与它共用数据库；它停止时数据库也停止。",
                "process %s has the data directory: this runs on its database, which stops with it", other);
        return EmbeddedDatabase.running(data);
    }

    /** The bundled server for the offices of a node, with so many connections. */
    EmbeddedDatabase serverOfMany(int connections) throws IOException {
        return ownDatabase().withConnections(connections).start();
    }

    /** The bundled database for whoever only copies it: its tables stay as they are. */
    EmbeddedDatabase databaseAsItIs() throws IOException {
        return lock.isPresent() ? ownDatabase().startAsItIs() : databaseOfOther();
    }

    /** What is closed before what is there already. */
    synchronized void push(AutoCloseable part) {
        parts.push(part);
    }

    /**
     * The data directory of an office that is served among others: every command works on it, with the database that
     * the registry names.
     */
    record OneOfMany(Settings settings, DataDirectory data, OfficeEntry entry, Consumer<AutoCloseable> parts) {
        /** Spring's settings for its database, which is checked and, if it is the bundled one, started if necessary. */
        List<String> arguments() throws IOException {
            var named = new DataSourceSettings(settings.springArguments(), java.util.Map.of()).external();
            var database = named.isPresent() ? named.get() : entry.database(data, entry.isBundled() ? bundled() : "");
            database.check();
            return database.arguments();
        }

        private String bundled() throws IOException {
            Path root = data.root();
            var node = DataDirectory.open(root.resolve("../..").normalize());
            Optional<DataLock> lock = DataLock.takeUnlessRunning(node);
            lock.ifPresent(parts);
            var office = OfficeDatabase.of(entry.name());
            if (lock.isEmpty()) {
                return EmbeddedDatabase.running(node).url(office);
            }
            var server = EmbeddedDatabase.on(node);
            parts.accept(server);
            server.start();
            office.migrate(server.asSuperuser());
            return server.url(office);
        }

        /** It has no server of its own, and must not get one. */
        static LabelledException withoutServer() {
            return new LabelledException(
                    "这是多机构节点中的一个机构，其数据库在节点的服务器上：请备份整个节点（--data 指节点的目录），或改用自己的 PostgreSQL",
                    "this is one office of a node, and its database is on the node's server: back up the node"
                            + " (--data names the node's directory), or use a PostgreSQL of your own");
        }
    }
}
