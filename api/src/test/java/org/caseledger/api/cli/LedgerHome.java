package org.caseledger.api.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.postgres.EmbeddedDatabase;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.testing.TestFolders;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * A data folder, a free port, and the programs started on both; all gone at the end. Only the first folder has
 * PostgreSQL unpacked by the ledger: the others begin with what it left.
 */
public final class LedgerHome {
    /** Outside of every folder, for the next one; deleted when the tests end. */
    private static final Path KEPT = keep();

    private static @Nullable Path unpacked;

    private final List<LedgerProcess> started = new ArrayList<>();
    private final Path data;
    private final int port;

    private LedgerHome(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    public static LedgerHome make() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var data = TestFolders.fresh("case-ledger-");
            if (unpacked != null) {
                Files.move(unpacked, data.resolve(unpacked.getFileName()));
                unpacked = null;
            }
            return new LedgerHome(data, free.getLocalPort());
        }
    }

    private static Path keep() {
        try {
            var kept = TestFolders.fresh("case-ledger-programs-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(kept.toFile())));
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path data() {
        return data;
    }

    public int port() {
        return port;
    }

    /** Has the sample year in it, as {@code demo} left it when it was stopped. */
    public void addSampleYear() throws IOException, InterruptedException {
        SampleYear.copyTo(data);
    }

    /** Adds the sample people to its ledger, whose database is then stopped again. */
    public void addPeople() throws IOException {
        try (var database = EmbeddedDatabase.on(DataDirectory.open(data)).start();
                var ledger = TestLedger.start(
                        "%s&user=%s&password=%s".formatted(database.url(), database.username(), database.password()),
                        data)) {
            ledger.awaitViews();
        }
    }

    /** Starts the program with this command. */
    public LedgerProcess run(String... arguments) throws IOException {
        var ledger = LedgerProcess.start(data, arguments);
        started.add(ledger);
        return ledger;
    }

    /** Starts {@code demo} or {@code serve} on the port; returns when it is ready. */
    public LedgerProcess serve(String command, String... settings) throws IOException {
        var arguments = new ArrayList<>(List.of(command, "--port", Integer.toString(port)));
        arguments.addAll(List.of(settings));
        return run(arguments.toArray(String[]::new)).awaitReady();
    }

    /** Calls the program on the port as one of the sample people. */
    public Caller as(String person) {
        return new Caller("http://127.0.0.1:" + port).login(person, "demo-" + person);
    }

    /** The database of the program that runs. */
    public EmbeddedDatabase database() throws IOException {
        return EmbeddedDatabase.running(DataDirectory.open(data));
    }

    /** Stops what still runs and deletes the folder. */
    public void clear() throws IOException, InterruptedException {
        for (var ledger : started) {
            if (ledger.isAlive()) {
                ledger.stop();
            }
        }
        keepUnpacked();
        FileSystemUtils.deleteRecursively(data);
    }

    private void keepUnpacked() throws IOException {
        try (var programs = Files.newDirectoryStream(data, "postgresql-*")) {
            for (var program : programs) {
                unpacked = KEPT.resolve(program.getFileName());
                Files.move(program, unpacked);
            }
        }
    }
}
