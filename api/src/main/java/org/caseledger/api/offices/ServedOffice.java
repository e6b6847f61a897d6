package org.caseledger.api.offices;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.apache.catalina.Engine;
import org.apache.catalina.core.StandardHost;
import org.caseledger.api.LedgerApplication;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.office.DataLock;
import org.caseledger.api.postgres.ExternalDatabase;
import org.caseledger.api.security.FirstAdministrator;
import org.caseledger.api.settings.SettingsAtStart;
import org.caseledger.api.web.uploads.UploadMemory;
import org.caseledger.eventlog.LogSignal;
import org.caseledger.files.PrivateFile;
import org.caseledger.text.Labelled;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.servlet.ServletWebServerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.scheduling.TaskScheduler;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * One office on this node: an application of its own, which is started, watched, and started again when its database
 * returns. A failure affects this office alone.
 */
final class ServedOffice {
    private static final Logger LOG = LoggerFactory.getLogger(ServedOffice.class);

    /** That its database, or its login there, is no longer what it was. */
    private static final List<String> GONE = List.of("3D", "28");

    private static final long FIRST_PAUSE = TimeUnit.SECONDS.toNanos(2);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(30);
    private static final long STOP_SECONDS = 20;
    private static final Duration CHECKED_EVERY = Duration.ofSeconds(2);

    private static final Text WITHOUT_DATABASE =
            new Text("数据库已不存在或不再接受登录，恢复后自动重新启动", "The database is unavailable. The office restarts when it returns.");

    /** What it is doing. */
    enum State {
        WAITING,
        STARTING,
        READY,
        DOWN,
        STOPPING
    }

    private final Node node;

    @Getter
    private final OfficeEntry entry;

    private final Path folder;
    private final ThreadGroup threads;
    private final Semaphore requests;

    @Getter
    private volatile State state = State.WAITING;

    private volatile @Nullable Text why;
    private volatile @Nullable StandardHost host;
    private volatile @Nullable ConfigurableApplicationContext context;
    private volatile @Nullable ServingLock serving;
    private @Nullable DataLock lock;
    private boolean over;
    private long pause = FIRST_PAUSE;
    private volatile long notBefore = System.nanoTime();

    ServedOffice(Node node, OfficeEntry entry) {
        this.node = node;
        this.entry = entry;
        this.folder = node.registry().folder(entry.name());
        this.threads = new ThreadGroup(OfficeOfLine.GROUP + entry.name());
        this.requests = new Semaphore(node.limits().requests());
    }

    /** Why it does not answer; empty while it does. */
    Optional<Text> why() {
        return Optional.ofNullable(why);
    }

    /** Of its requests, while it answers. */
    @Nullable
    StandardHost host() {
        return state == State.READY ? host : null;
    }

    /** Whether one more of its requests may be answered now; {@link #leave} follows. */
    boolean enter() {
        return requests.tryAcquire();
    }

    void leave() {
        requests.release();
    }

    /** The names of the threads that work for it alone. */
    List<String> threads() {
        var all = new Thread[2 * threads.activeCount() + 1];
        int found = threads.enumerate(all);
        return Stream.of(all).limit(found).map(Thread::getName).sorted().toList();
    }

    /** The application, for measurements and tests. */
    @Nullable
    ConfigurableApplicationContext context() {
        return context;
    }

    /** Whether it is to be started now. */
    boolean isDue() {
        return (state == State.WAITING || state == State.DOWN) && System.nanoTime() - notBefore >= 0;
    }

    /** Why it must stop: its database is gone, so that another one may take its place, or another node serves it. */
    Optional<Text> whyStop() {
        var running = context;
        var held = serving;
        if (state != State.READY || running == null || held == null) {
            return Optional.empty();
        }
        return held.lost()
                .or(() -> running.getBean(LogSignal.class)
                        .away()
                        .filter(ServedOffice::isGone)
                        .map(gone -> WITHOUT_DATABASE));
    }

    private static boolean isGone(SQLException failure) {
        var sql = String.valueOf(failure.getSQLState());
        return GONE.stream().anyMatch(sql::startsWith);
    }

    /** Runs what is done to it, by threads that all are its own. */
    void run(Runnable work) {
        new Thread(threads, work, entry.name()).start();
    }

    /** Starts it, or tells why not; it is then due again after a while. */
    synchronized void start() {
        if (over || (state != State.WAITING && state != State.DOWN)) {
            return;
        }
        state = State.STARTING;
        try {
            var data = DataDirectory.open(folder);
            var taken = DataLock.take(data);
            lock = taken;
            var running = launch(data);
            context = running;
            var server = (OfficeServer) ((WebServerApplicationContext) running).getWebServer();
            host = server.host();
            var address = address(server.getPort());
            taken.announce(address + " (" + node.name() + ")");
            tellFirst(running.getBean(FirstAdministrator.class), address);
            why = null;
            pause = FIRST_PAUSE;
            state = State.READY;
            node.tell(Text.format("机构 %s 已启动：%s", "office %s is ready: %s", entry.name(), address));
        } catch (Exception e) {
            failed(e);
        }
    }

    private ConfigurableApplicationContext launch(DataDirectory data) throws IOException {
        var database = entry.database(data, entry.isBundled() ? node.bundled().prepared(entry) : "");
        database.check();
        var held = ServingLock.take(database, node.name());
        serving = held;
        var arguments = new ArrayList<>(node.arguments());
        var own = data.root().resolve("settings.yaml");
        arguments.add("--spring.config.additional-location=optional:file:" + own);
        arguments.add("--caseledger.data=" + data.root());
        arguments.add("--caseledger.portal.port="); // it would be everybody's
        if (!entry.publicUrl().isEmpty()) {
            arguments.add("--caseledger.public-url=" + entry.publicUrl());
        }
        arguments.addAll(database.arguments());
        node.limits().addTo(arguments);
        var application = new SpringApplication(LedgerApplication.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        // How is logged is the node's.
        application.setListeners(application.getListeners().stream()
                .filter(one -> !(one instanceof LoggingApplicationListener))
                .toList());
        application.addInitializers(starting -> {
            var beans = (GenericApplicationContext) starting;
            beans.registerBean(SettingsAtStart.class);
            beans.registerBean(
                    "officeServer",
                    ServletWebServerFactory.class,
                    () -> new OfficeServer.Factory(node.engine(), entry));
            beans.registerBean("servingLock", BeanPostProcessor.class, held::ofPool);
            beans.registerBean(UploadMemory.class, () -> node.uploads().part());
            node.extra().accept(beans);
        });
        var running = application.run(arguments.toArray(String[]::new));
        running.getBean(TaskScheduler.class).scheduleWithFixedDelay(held::check, CHECKED_EVERY);
        return running;
    }

    private String address(int port) {
        return entry.publicUrl().isEmpty()
                ? "http://%s:%d/".formatted(entry.hosts().get(0), port)
                : entry.publicUrl().replaceFirst("/?$", "/");
    }

    private void tellFirst(FirstAdministrator first, String address) throws IOException {
        var link = new PrivateFile(folder.resolve(OfficeRegistry.LINK));
        if (!first.isMissing()) {
            link.delete();
            return;
        }
        var page = address + "setup?code=" + first.code();
        link.replace(page + "\n");
        node.tell(Text.format("机构 %s 请设立首位管理员：%s", "office %s, add the first administrator: %s", entry.name(), page));
    }

    private void failed(Exception e) {
        var reason = reason(e);
        if (!reason.equals(why)) {
            LOG.error("机构未能启动 / the office was not started: {}", reason);
            LOG.debug("why", e);
        }
        why = reason;
        end();
        notBefore = System.nanoTime() + pause;
        pause = Math.min(LONGEST_PAUSE, 2 * pause);
        state = State.DOWN;
    }

    private static Text reason(Throwable failure) {
        Throwable last = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Labelled words) {
                return words.text();
            }
            last = cause;
        }
        if (last instanceof YAMLException) {
            var where = String.join(
                    " ",
                    String.valueOf(last.getMessage()).lines().map(String::strip).toList());
            return Text.format("该机构的 settings.yaml 有误：%s", "settings.yaml of the office cannot be read: %s", where);
        }
        var line = String.valueOf(last.getMessage()).lines().findFirst().orElse("");
        return new Text(line, line);
    }

    /** Stops it because it cannot go on; it is started again when it can. */
    synchronized void stopBecause(Text reason) {
        if (state == State.READY && !over) {
            quiet();
            failed(new LabelledException(reason));
        }
    }

    /** Returns when what is under way is answered, at most some seconds later, and nothing runs. */
    synchronized void stop() {
        over = true;
        quiet();
        end();
        state = State.WAITING;
    }

    private void quiet() {
        state = State.STOPPING;
        int all = node.limits().requests();
        try {
            if (requests.tryAcquire(all, STOP_SECONDS, TimeUnit.SECONDS)) {
                requests.release(all);
            } else {
                LOG.warn("仍有请求未答复 / some requests are not answered yet");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        host = null;
        var running = context;
        context = null;
        if (running != null) {
            running.close();
        }
        var held = serving;
        serving = null;
        if (held != null) {
            held.close();
        }
        try {
            if (lock != null) {
                new PrivateFile(folder.resolve(OfficeRegistry.LINK)).delete(); // its code ends
                lock.close();
                lock = null;
            }
        } catch (IOException e) {
            LOG.warn("数据目录未能解锁 / the data directory was not unlocked", e);
        }
    }

    /**
     * Ensures that no other node serves the office: a lock in its database is held while it is served, and a node that
     * has lost the lock gets no connection there. This also protects two nodes whose registries contradict each other.
     */
    @RequiredArgsConstructor(access = AccessLevel.PRIVATE)
    static final class ServingLock implements AutoCloseable {
        private static final Logger LOG = LoggerFactory.getLogger(ServingLock.class);

        private final ExternalDatabase database;
        private final String node;
        private final int run = new SecureRandom().nextInt(1, Integer.MAX_VALUE);
        private @Nullable LockSession session;
        private boolean closed;
        private volatile @Nullable Text lost;

        /** A {@link LabelledException} names the node that has it. */
        static ServingLock take(ExternalDatabase database, String node) {
            var lock = new ServingLock(database, node);
            try {
                lock.session = LockSession.open(database, node, lock.run);
                return lock;
            } catch (LockSession.Taken e) {
                throw new LabelledException(servedBy(e), e);
            } catch (SQLException e) {
                throw new LabelledException(
                        Text.format("机构的数据库未能锁定：%s", "the database of the office cannot be held: %s", e.getMessage()),
                        e);
            }
        }

        private static Text servedBy(LockSession.Taken by) {
            return Text.format(
                    "该机构正由节点 %s 提供服务，同一机构不能由两个节点同时提供服务",
                    "the office is served by the node %s; two nodes do not serve one office at once",
                    String.valueOf(by.getMessage()));
        }

        /** Has the pool of the office's application open its connections under it. */
        BeanPostProcessor ofPool() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    if (bean instanceof HikariDataSource pool) {
                        var own = pool.getConnectionInitSql();
                        pool.setConnectionInitSql(own == null ? ofWork() : ofWork() + ";" + own);
                    }
                    return bean;
                }
            };
        }

        /** What a connection begins with that works for it. */
        String ofWork() {
            return LockSession.ofWork(run);
        }

        /** Who has it now, once this node has lost it. */
        Optional<Text> lost() {
            return Optional.ofNullable(lost);
        }

        /** Takes it again where its session was cut, unless another node was faster. */
        synchronized void check() {
            try {
                if (closed || lost != null || (session != null && session.isAlive())) {
                    return;
                }
                end();
                session = LockSession.open(database, node, run);
            } catch (LockSession.Taken e) {
                lost = servedBy(e);
            } catch (SQLException e) {
                LOG.debug("The office cannot be held now; that is tried again", e);
            }
        }

        private void end() throws SQLException {
            var ended = session;
            session = null;
            if (ended != null) {
                ended.close();
            }
        }

        @Override
        public synchronized void close() {
            closed = true;
            try {
                end();
            } catch (SQLException e) {
                LOG.debug("The session that held the office was not closed", e);
            }
        }
    }

    /**
     * What the offices on a node share.
     *
     * @param arguments settings that hold for all of them
     * @param extra what becomes part of each application
     */
    record Node(
            String name,
            OfficeRegistry registry,
            Engine engine,
            Bundled bundled,
            Limits limits,
            UploadMemory uploads,
            List<String> arguments,
            Consumer<GenericApplicationContext> extra,
            Consumer<Text> teller) {
        void tell(Text text) {
            teller.accept(text);
        }

        /**
         * What one office may take of what all share.
         *
         * @param requests that are answered at once
         * @param connections to its database
         * @param starting so many offices at once
         */
        record Limits(int requests, int connections, int starting) {
            /** Adds these as settings of an office's application; settings already given take precedence. */
            void addTo(List<String> arguments) {
                add(arguments, "spring.datasource.hikari.maximum-pool-size", connections);
                add(arguments, "spring.datasource.hikari.minimum-idle", 0);
                add(arguments, "spring.datasource.hikari.idle-timeout", 10_000);
                add(arguments, "spring.task.scheduling.pool.size", 2);
                add(arguments, "management.metrics.use-global-registry", false);
            }

            private static void add(List<String> arguments, String name, Object value) {
                if (arguments.stream().noneMatch(one -> one.startsWith("--" + name + "="))) {
                    arguments.add("--%s=%s".formatted(name, value));
                }
            }
        }
    }
}
