package org.caseledger.api.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.logging.LoggingSystem;

/** The one main. */
public final class Ledger {
    private Ledger() {}

    /** Exit codes: 0 done, 1 could not, 2 wrong arguments. */
    public static void main(String[] arguments) {
        // No advertisement in the log.
        System.setProperty("disable-axoniq-console-message", "true");
        // Chinese must come out whole under every locale.
        System.setOut(utf8(FileDescriptor.out));
        System.setErr(utf8(FileDescriptor.err));
        // Nothing is logged before the application has read how.
        LoggingSystem.get(Ledger.class.getClassLoader()).beforeInitialize();
        System.exit(Commands.commandLine().execute(arguments));
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
