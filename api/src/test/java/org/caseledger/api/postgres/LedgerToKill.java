package org.caseledger.api.postgres;

import java.nio.file.Path;
import org.caseledger.api.office.DataDirectory;

/** A process of its own that commits a row and then waits to be killed. */
final class LedgerToKill {
    static final String READY = "committed";

    private LedgerToKill() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedDatabase database =
                EmbeddedDatabase.on(DataDirectory.open(Path.of(arguments[0]))).start();
        EmbeddedDatabaseIT.execute(database, "CREATE TABLE kept (n int)");
        EmbeddedDatabaseIT.execute(database, "INSERT INTO kept VALUES (42)");
        System.out.println(READY);
        Thread.currentThread().join();
    }
}
