package org.caseledger.api.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.postgres.EmbeddedDatabase;
import org.caseledger.api.testing.Caller;
import org.springframework.util.FileSystemUtils;

/** A data folder, a free port, and the programs started on both; all gone at the end. */
public final class LedgerHome {

    private final List<LedgerProcess> started = new ArrayList<>();
    private final Path data;
    private final int port;

    private LedgerHome(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    public static LedgerHome make() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new LedgerHome(Files.createTempDirectory("case-ledger-"), free.getLocalPort());
        }
    }

    public Path data() {
        return data;
    }

    public int port() {
        return port;
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
        FileSystemUtils.deleteRecursively(data);
    }
}
