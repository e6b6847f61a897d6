package org.caseledger.api.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.caseledger.text.LabelledException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the embedded server again when it ended by itself, as it does when the disk has no room for its write-ahead
 * log, and tries every five seconds until it can.
 */
final class ServerWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServerWatch.class);
    private static final long SECONDS = 5;

    /** Starts the server on its files, and returns when it answers. */
    interface Start {
        void start() throws IOException;
    }

    private final Path directory;
    private final Start server;
    private final ScheduledThreadPoolExecutor again = new ScheduledThreadPoolExecutor(1, task -> {
        var thread = new Thread(task, "embedded-database");
        thread.setDaemon(true);
        return thread;
    });

    /** Of a server that answers on these files. */
    ServerWatch(Path directory, Start server) throws IOException {
        this.directory = directory;
        this.server = server;
        again.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        follow();
    }

    /** Returns when nothing is started any more; what was started by then is for others to stop. */
    @Override
    public void close() {
        again.shutdown();
        try {
            if (!again.awaitTermination(1, TimeUnit.MINUTES)) {
                LOG.warn("内置数据库的启动尚未结束 / the bundled database is still being started");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() throws IOException {
        ProcessHandle.of(LeftBehindServer.of(directory).pid())
                .ifPresentOrElse(process -> process.onExit().thenRun(this::ended), this::ended);
    }

    private void ended() {
        if (again.isShutdown()) {
            return;
        }
        LOG.error("内置数据库意外停止，将自动重新启动；原因见数据目录中的 postgres.log"
                + " / the bundled database has ended by itself and will be started again;"
                + " postgres.log in the data directory says why");
        again.execute(this::tryAgain);
    }

    private void tryAgain() {
        try {
            server.start();
            follow();
            LOG.info("内置数据库已重新启动 / the bundled database has been started again");
        } catch (IOException | LabelledException e) {
            LOG.debug("the bundled database cannot be started yet", e);
            if (!again.isShutdown()) {
                again.schedule(this::tryAgain, SECONDS, TimeUnit.SECONDS);
            }
        }
    }
}
