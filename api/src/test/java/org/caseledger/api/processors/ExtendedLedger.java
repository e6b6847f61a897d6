package org.caseledger.api.processors;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.caseledger.api.testing.TestLedger;

/** The program with an extension on its class path, {@code org.example.ours} unless it is named. */
final class ExtendedLedger {
    private static final Path EXTENSION = Path.of("src/test/extension");

    private ExtendedLedger() {}

    static TestLedger start(String url, Path data) throws IOException {
        return start(EXTENSION, url, data);
    }

    static TestLedger start(Path extension, String url, Path data, String... more) throws IOException {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        // Never closed: the ledger loads from it as long as it runs.
        @SuppressWarnings("resource")
        var extended = new URLClassLoader(new URL[] {extension.toUri().toURL()}, before);
        thread.setContextClassLoader(extended);
        try {
            return TestLedger.start(url, data, more);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** A process that is a node until it is killed. Arguments: database, data. */
    public static void main(String[] arguments) throws Exception {
        try (var ledger = start(arguments[0], Path.of(arguments[1]))) {
            System.out.println("ready at " + ledger.address());
            System.in.read();
        }
    }
}
