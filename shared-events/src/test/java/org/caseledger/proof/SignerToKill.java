package org.caseledger.proof;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.caseledger.eventlog.EventLog;
import org.caseledger.testing.JavaProcess;
import org.caseledger.testing.TestDatabase;

/**
 * A process that signs the log once on request. Arguments: database, folder of its key, and anything more for a second
 * line.
 */
final class SignerToKill {
    private SignerToKill() {}

    static JavaProcess start(ProofOffice office, Path keys) throws IOException {
        return JavaProcess.start(SignerToKill.class, office.database.getJdbcUrl(), keys.toString())
                .await("ready");
    }

    /** The same of a log with a second line. */
    static JavaProcess startWithSm2(ProofOffice office, Path keys) throws IOException {
        return JavaProcess.start(
                        SignerToKill.class, office.database.getJdbcUrl(), keys.toString(), "with a second line")
                .await("ready");
    }

    public static void main(String[] arguments) throws IOException {
        try (var database = new HikariDataSource()) {
            database.setJdbcUrl(arguments[0]);
            var files = new LogKeyFiles(Path.of(arguments[1]));
            var log = new EventLog(database, TestDatabase.EVENT_KEY, ProofOffice.NOON);
            var signer = new Signer(
                    database,
                    TestDatabase.EVENT_KEY,
                    files,
                    ProofOffice.NOON,
                    () -> position -> {},
                    arguments.length == 3 ? Optional.of(new SecondLine(database, log, files)) : Optional.empty());
            signer.keyOrFirst(ProofOffice.ORIGIN).orElseThrow();
            System.out.println("ready");
            System.in.read();
            signer.run().orElseThrow();
            System.out.println("signed");
            System.in.read();
        }
    }
}
