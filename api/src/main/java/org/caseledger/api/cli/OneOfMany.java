package org.caseledger.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.office.DataLock;
import org.caseledger.api.offices.OfficeEntry;
import org.caseledger.api.postgres.EmbeddedDatabase;
import org.caseledger.api.postgres.OfficeDatabase;
import org.caseledger.text.LabelledException;

/**
 * The data directory of an office that is served among others: every command works on it, with the database that the
 * registry names.
 */
record OneOfMany(Settings settings, DataDirectory data, OfficeEntry entry, Consumer<AutoCloseable> parts) {
    /** Spring's settings for its database, which is checked and, if it is the bundled one, started if necessary. */
    List<String> arguments() throws IOException {
        var named = new DataSourceSettings(settings.springArguments(), java.util.Map.of()).external();
        var database = named.isPresent() ? named.get() : entry.database(data, entry.isBundled() ? bundled() : "");
        database.check();
        return List.of(
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password());
    }

    private String bundled() throws IOException {
        Path root = data.root();
        var node = DataDirectory.open(root.resolve("../..").normalize());
        Optional<DataLock> lock = DataLock.takeUnlessRunning(node);
        lock.ifPresent(parts);
        var office = OfficeDatabase.of(entry.name());
        if (lock.isEmpty()) {
            return EmbeddedDatabase.running(node).url(office);
        }
        var server = EmbeddedDatabase.on(node);
        parts.accept(server);
        server.start();
        office.migrate(server.asSuperuser());
        return server.url(office);
    }

    /** It has no server of its own, and must not get one. */
    static LabelledException withoutServer() {
        return new LabelledException(
                "这是多机构节点中的一个机构，其数据库在节点的服务器上：请备份整个节点（--data 指节点的目录），或改用自己的 PostgreSQL",
                "this is one office of a node, and its database is on the node's server: back up the node"
                        + " (--data names the node's directory), or use a PostgreSQL of your own");
    }
}
