package org.caseledger.api.offices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.caseledger.api.postgres.ExternalDatabase;
import org.caseledger.api.postgres.OfficeDatabase;
import org.caseledger.files.PrivateFile;
import org.caseledger.vault.MasterKey;

/** The making of an office: its database with a login of its own, its key, and last its entry. */
public final class NewOffice {
    private NewOffice() {}

    /**
     * Makes an office with a login that may create databases and roles on that server; remains of an interrupted
     * command are replaced.
     */
    public static void make(OfficeRegistry registry, OfficeEntry entry, ExternalDatabase server) throws IOException {
        var database = OfficeDatabase.of(entry.name());
        registry.add(entry, data -> {
            var begun = data.root().resolve("database.begun");
            if (Files.exists(begun)) {
                database.drop(server); // not used yet
            }
            var password = OfficeDatabase.newPassword();
            new PrivateFile(data.appPassword()).replace(password);
            MasterKey.openOrCreate(data.masterKey());
            create(database, server, password, begun);
        });
    }

    /** Never drops a database that already existed. */
    private static void create(OfficeDatabase database, ExternalDatabase server, String password, Path begun)
            throws IOException {
        database.refuseExisting(server);
        new PrivateFile(begun).create("");
        database.create(server, password);
        Files.delete(begun);
    }
}
