package org.caseledger.api.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseledger.api.web.problems.NoSqlite;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;

/**
 * The SQLite form of OCEL 2.0: a table for each type, written to a temporary file, which is sent when it is finished.
 * Times are in UTC. Throws {@link NoSqlite} where SQLite cannot run.
 */
public final class OcelSqlite implements OcelFile {
    public static final String MEDIA_TYPE = "application/vnd.sqlite3";

    private final OutputStream to;
    private final Path file;
    private final OcelTables database;

    public OcelSqlite(OutputStream to, Path directory) throws IOException {
        requireLibrary();
        this.to = to;
        this.file = Files.createTempFile(directory, "ocel-", ".sqlite");
        try {
            this.database = new OcelTables(file);
            for (var type : OcelTypes.values()) {
                database.insert("object_map_type", List.of("ocel_type", "ocel_type_map"))
                        .with(type.word(), type.word());
                database.objectTable("object_" + type.word(), type.attributes());
            }
        } catch (SQLException e) {
            Files.deleteIfExists(file);
            throw new IOException(e);
        }
    }

    // Each time, since it may have been mended: after a failure the driver itself is not usable.
    private static void requireLibrary() {
        var directory = System.getProperty("org.sqlite.tmpdir", System.getProperty("java.io.tmpdir"));
        try {
            Files.createDirectories(Path.of(directory));
            SQLiteJDBCLoader.initialize();
        } catch (Exception e) {
            throw new NoSqlite(directory, e);
        }
    }

    @Override
    public void event(Event event) throws IOException {
        try {
            String table = "event_" + event.type();
            if (!database.has(table)) {
                database.insert("event_map_type", List.of("ocel_type", "ocel_type_map"))
                        .with(event.type(), event.type());
                database.eventTable(table, OcelTypes.EVENT);
            }
            database.insert("event", List.of("ocel_id", "ocel_type")).with(event.id(), event.type());
            database.row(table, event.id(), event.time(), OcelTypes.EVENT, event.attributes());
            database.relate("event_object", "ocel_event_id", "ocel_object_id", event.id(), event.relations());
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void object(Item object) throws IOException {
        try {
            String table = "object_" + object.type().word();
            database.insert("object", List.of("ocel_id", "ocel_type"))
                    .with(object.id(), object.type().word());
            var first = new HashMap<String, String>();
            object.attributes().stream()
                    .filter(value -> value.since() == null)
                    .forEach(value -> first.put(value.name(), value.value()));
            objectRow(table, object, Instant.EPOCH, null, first);
            for (var value : object.attributes()) {
                if (value.since() != null) {
                    objectRow(table, object, value.since(), value.name(), Map.of(value.name(), value.value()));
                }
            }
            database.relate("object_object", "ocel_source_id", "ocel_target_id", object.id(), object.relations());
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private void objectRow(
            String table, Item object, Instant since, @Nullable String changed, Map<String, String> values)
            throws SQLException {
        var types = new LinkedHashMap<String, String>();
        types.put("ocel_changed_field", "string");
        types.putAll(object.type().attributes());
        var all = new HashMap<>(values);
        if (changed != null) {
            all.put("ocel_changed_field", changed);
        }
        database.row(table, object.id(), since, types, all);
    }

    @Override
    public void finish() throws IOException {
        try {
            database.commit();
        } catch (SQLException e) {
            throw new IOException(e);
        }
        Files.copy(file, to);
        to.flush();
    }

    /** Nothing stays on the disk, also of what was broken off. */
    @Override
    public void close() throws IOException {
        try {
            database.close();
        } catch (SQLException e) {
            throw new IOException(e);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
