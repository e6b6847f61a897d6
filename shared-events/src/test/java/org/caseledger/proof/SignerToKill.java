package org.caseledger.proof;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import org.caseledger.testing.JavaProcess;
import org.caseledger.testing.TestDatabase;

/** A process that signs the log once on request. Arguments: database, folder of its key. */
final class SignerToKill {

    private SignerToKill() {}

    static JavaProcess start(ProofOffice office, Path keys) throws IOException {
        return JavaProcess.start(SignerToKill.class, office.database.getJdbcUrl(), keys.toString())
                .await("ready");
    }

    public static void main(String[] arguments) throws IOException {
        try (var database = new HikariDataSource()) {
            database.setJdbcUrl(arguments[0]);
            var signer =
                    new Signer(
                            database,
                            TestDatabase.EVENT_KEY,
                            new LogKeyFiles(Path.of(arguments[1])),
                            ProofOffice.NOON);
            signer.keyOrFirst(ProofOffice.ORIGIN).orElseThrow();
            System.out.println("ready");
            System.in.read();
            signer.run().orElseThrow();
            System.out.println("signed");
            System.in.read();
        }
    }
}
