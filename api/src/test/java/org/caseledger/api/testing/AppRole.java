package org.caseledger.api.testing;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.caseledger.api.postgres.DatabaseRoles;
import org.caseledger.api.postgres.ExternalDatabase;
import org.caseledger.api.postgres.OwnedTables;
import org.caseledger.testing.TestDatabase;

/** Databases of tests as those of an office: the program works on them as its own role. */
public final class AppRole {

    private AppRole() {}

    /**
     * The address of a {@link TestDatabase} for the program's role, its tables migrated by their
     * owner; any other address as it is.
     */
    public static String on(String url) {
        if (!url.contains("user=postgres")) {
            return url;
        }
        try (var superuser = DriverManager.getConnection(url)) {
            DatabaseRoles.giveAll(superuser);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        var owner = TestDatabase.urlAs(DatabaseRoles.OWNER, url);
        OwnedTables.migrateForApp(new ExternalDatabase(owner, DatabaseRoles.OWNER, ""));
        return TestDatabase.urlAs(DatabaseRoles.APP, url);
    }
}
