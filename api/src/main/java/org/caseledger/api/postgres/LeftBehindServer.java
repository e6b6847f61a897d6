package org.caseledger.api.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * The server that a killed ledger may have left running, because it is still being stopped or because its reaper was
 * killed as well. Asked over its own port which files it serves, since a number in an old {@code postmaster.pid} may by
 * now be another program's.
 *
 * @param pid the process that {@code postmaster.pid} names
 * @param port where it listened
 */
record LeftBehindServer(long pid, int port) {
    private static final String STARTING_OR_STOPPING = "57P03";
    private static final int STATUS = 7; // the line of postmaster.pid that tells it
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Stops a server that still runs on these files, or removes the trace of one that does not. */
    static void clearAway(Path directory, EmbeddedDatabase database, ServerFiles files) throws IOException {
        Path pidFile = directory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        if (Files.readAllLines(pidFile).size() < 4) {
            return;
        }
        LeftBehindServer left = of(directory);
        if (left.serves(directory, database)) {
            files.run("pg_ctl", EmbeddedDatabase.stop(directory));
        } else if (!left.mayBePostgres()) {
            // PostgreSQL itself would refuse to start while any process has that number.
            Files.deleteIfExists(pidFile);
        }
    }

    /** Reads its {@code postmaster.pid}. */
    static LeftBehindServer of(Path directory) throws IOException {
        List<String> lines = Files.readAllLines(directory.resolve("postmaster.pid"));
        return new LeftBehindServer(
                Long.parseLong(lines.get(0).trim()),
                Integer.parseInt(lines.get(3).trim()));
    }

    /** A server that accepts connections; throws {@link LabelledException} if it does not yet, or no longer. */
    static LeftBehindServer ready(Path directory) throws IOException {
        try {
            List<String> lines = Files.readAllLines(directory.resolve("postmaster.pid"));
            if (lines.size() > STATUS && lines.get(STATUS).strip().equals("ready")) {
                return of(directory);
            }
        } catch (NoSuchFileException e) {
            throw notReady(e);
        }
        throw notReady(null);
    }

    private static LabelledException notReady(@Nullable Exception cause) {
        return new LabelledException(
                "使用此数据目录的另一个进程正在启动或停止其数据库，请稍后再次运行",
                "another process has this data directory and is starting or stopping its database: run this again in a moment",
                cause);
    }

    private boolean serves(Path directory, EmbeddedDatabase database) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try (Connection connection = database.connect(port, EmbeddedDatabase.USER);
                    Statement statement = connection.createStatement();
                    ResultSet answer = statement.executeQuery("SHOW data_directory")) {
                answer.next();
                return Path.of(answer.getString(1)).equals(directory);
            } catch (SQLException e) {
                if (!STARTING_OR_STOPPING.equals(e.getSQLState()) || endsShortly()) {
                    return false;
                }
            }
        }
        throw new LabelledException(Text.format(
                "上次留下的数据库（进程 %d）一直在启动或停止，请稍后再试",
                "the database left by the last run (pid %d) is still starting or stopping; try again later", pid));
    }

    /** Waits for the end of one that stops, but not long, since one that starts will answer. */
    private boolean endsShortly() {
        return ProcessHandle.of(pid)
                .map(process -> process.onExit()
                        .completeOnTimeout(process, 200, TimeUnit.MILLISECONDS)
                        .join())
                .filter(ProcessHandle::isAlive)
                .isEmpty();
    }

    private boolean mayBePostgres() {
        return ProcessHandle.of(pid)
                .map(process -> process.info()
                        .command()
                        .map(c -> c.contains("postgres"))
                        .orElse(true))
                .orElse(false);
    }
}
