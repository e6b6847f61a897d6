package org.caseledger.api.testing;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.caseledger.api.postgres.DatabaseRoles;
import org.caseledger.api.postgres.ExternalDatabase;
import org.caseledger.api.postgres.OwnedTables;
import org.caseledger.testing.TestDatabase;

/** Databases of tests as those of an office: the program works on them as its own role. */
public final class AppRole {
    /** Owner and rights of a database are not copied with its template; all else is. */
    private static final String PREPARED = """
            SELECT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
                            WHERE nspname = 'processors' AND relname = 'token'
                              AND has_table_privilege(to_regrole('caseledger_app'), c.oid, 'DELETE'))
            """;

    static {
        TestDatabase.prepare(AppRole::prepare);
    }

    private AppRole() {}

    /**
     * The address of a {@link TestDatabase} for the program's role, its tables migrated by their owner; any other
     * address as it is.
     */
    public static String on(String url) {
        if (!url.contains("user=postgres")) {
            return url;
        }
        prepare(url);
        return TestDatabase.urlAs(DatabaseRoles.APP, url);
    }

    private static synchronized void prepare(String url) {
        try (var superuser = DriverManager.getConnection(url);
                var statement = superuser.createStatement();
                var prepared = statement.executeQuery(PREPARED)) {
            prepared.next();
            boolean copied = prepared.getBoolean(1);
            if (!copied) {
                // Servers of tests trust everyone: these passwords are never asked for.
                DatabaseRoles.create(superuser, "none", "none");
            }
            DatabaseRoles.giveAll(superuser);
            if (!copied) {
                var owner = TestDatabase.urlAs(DatabaseRoles.OWNER, url);
                OwnedTables.migrateForApp(new ExternalDatabase(owner, DatabaseRoles.OWNER, ""));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
