package org.caseledger.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Opens the connections of a pool to the primary among some hosts. The last primary is tried first; if it fails, all
 * are tried, and of several that claim to be the primary, the one of the latest promotion is chosen. While a host does
 * not answer, the others are tried as well: a suspended machine still accepts connections.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
@Slf4j
public final class GuardedDataSource extends AbstractDataSource {
    private static final Pattern HOSTS = Pattern.compile("(jdbc:postgresql://)([^/?]+)(.*)");

    private static final long MOMENT_MILLIS = 1_000;

    private final List<DataSource> hosts;
    private final PrimaryGuard guard;
    private volatile @Nullable DataSource last;

    private record Candidate(DataSource host, Connection connection, PrimarySighting sighting) {}

    /** On the hosts that an address names; {@code properties} are the driver's, login included. */
    public static GuardedDataSource of(String url, Properties properties, PrimaryGuard guard) {
        return new GuardedDataSource(
                hosts(url).stream()
                        .<DataSource>map(one -> new DriverManagerDataSource(one, properties))
                        .toList(),
                guard);
    }

    /** The address of each host that an address names. */
    static List<String> hosts(String url) {
        var parts = HOSTS.matcher(url);
        return parts.matches()
                ? Stream.of(parts.group(2).split(","))
                        .map(host -> parts.group(1) + host + parts.group(3))
                        .toList()
                : List.of(url);
    }

    @Override
    public Connection getConnection() throws SQLException {
        DataSource before = last;
        if (before == null || hosts.size() == 1) {
            return admit(latestExcept(null));
        }
        var first = CompletableFuture.supplyAsync(() -> answer(before), GuardedDataSource::aside);
        while (isSilent(first)) {
            try {
                Connection other = admit(latestExcept(before));
                closeWhenItAnswers(first);
                return other;
            } catch (SQLException e) {
                LOG.debug("The host taken last says nothing, and no other is the primary", e);
            }
        }
        try {
            return admit(first.join());
        } catch (CompletionException | SQLException e) {
            return admit(latestExcept(before));
        }
    }

    private Candidate answer(DataSource host) {
        try {
            return look(host);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private static void aside(Runnable asking) {
        var thread = new Thread(asking, "database-host");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeWhenItAnswers(CompletableFuture<Candidate> asked) {
        asked.thenAccept(late -> JdbcUtils.closeConnection(late.connection()));
    }

    /** Whether a host has said nothing for another moment. */
    private static boolean isSilent(CompletableFuture<Candidate> asked) throws SQLException {
        try {
            asked.get(MOMENT_MILLIS, TimeUnit.MILLISECONDS);
            return false;
        } catch (TimeoutException e) {
            return true;
        } catch (ExecutionException failed) {
            return false;
        } catch (InterruptedException e) {
            closeWhenItAnswers(asked);
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while a host was asked", e);
        }
    }

    /** The login is among the properties of each host. */
    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    /** The driver has it by its property, for each host alone. */
    @Override
    public void setLoginTimeout(int seconds) {}

    private Candidate latestExcept(@Nullable DataSource failed) throws SQLException {
        Candidate latest = null;
        SQLException failure = null;
        for (DataSource host : hosts) {
            if (host == failed) {
                continue;
            }
            try {
                latest = later(latest, look(host));
            } catch (SQLException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (latest == null) {
            throw failure == null ? new SQLException("no host is named") : failure;
        }
        return latest;
    }

    private static Candidate later(@Nullable Candidate one, Candidate other) throws SQLException {
        if (one == null) {
            return other;
        }
        boolean isLater = other.sighting().timeline() > one.sighting().timeline();
        (isLater ? one : other).connection().close();
        return isLater ? other : one;
    }

    private Candidate look(DataSource host) throws SQLException {
        Connection connection = host.getConnection();
        try {
            return new Candidate(host, connection, guard.look(connection));
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private Connection admit(Candidate candidate) throws SQLException {
        try {
            guard.admit(candidate.connection(), candidate.sighting());
        } catch (SQLException | RuntimeException e) {
            candidate.connection().close();
            throw e;
        }
        last = candidate.host();
        return candidate.connection();
    }
}
