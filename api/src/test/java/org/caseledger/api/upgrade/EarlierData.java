package org.caseledger.api.upgrade;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.testing.TestDatabase;

/** The data that an earlier version has left, and what it answered; see its README. */
record EarlierData(String url, Path directory) {
    /** When the earlier version was asked. */
    static final String NOW = "2026-03-12T10:00";

    /** Restores it into a database and a directory of the test's own. */
    static EarlierData restore() {
        try (var pool = TestDatabase.empty();
                var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            try (var dump = new GZIPInputStream(Files.newInputStream(file("database.sql.gz")))) {
                statement.execute(new String(dump.readAllBytes(), UTF_8));
            }
            var directory = TestLedger.newData();
            var keys = Files.createDirectory(directory.resolve("keys"));
            for (var key : List.of("master.key", "log.key", "log.signed")) {
                Files.copy(file("keys/" + key), keys.resolve(key));
            }
            return new EarlierData(pool.getJdbcUrl(), directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Starts this version on it, at the time at which the earlier one was asked. */
    TestLedger start(String... more) {
        return TestLedger.start(url, directory, HandClock.at(NOW)::addTo, more);
    }

    /** A question, and what the earlier version answered. */
    record Asked(String person, String address, String answer) {
        Asked withAnswer(String other) {
            return new Asked(person, address, other);
        }
    }

    /** Every question in the order in which it was asked: some record that a text was opened. */
    static List<Asked> asked() throws IOException {
        var all = new ArrayList<Asked>();
        for (var paragraph : Files.readString(file("answers.txt")).strip().split("\n\n")) {
            var lines = paragraph.split("\n", 2);
            var question = lines[0].split(" ", 2);
            all.add(new Asked(question[0], question[1], lines[1]));
        }
        return all;
    }

    /** Keeps what this version answers in the form of {@code answers.txt}, to be compared with it. */
    static void keep(Asked asked) throws IOException {
        Files.writeString(
                Path.of("target", "upgrade-answers.txt"),
                "%s %s%n%s%n%n".formatted(asked.person(), asked.address(), asked.answer()),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** A checkpoint that the earlier version signed when the log was shorter. */
    static Path earlyCheckpoint() {
        return file("early-checkpoint");
    }

    private static Path file(String name) {
        return Path.of("src/test/resources/upgrade", name);
    }
}
