package org.caseledger.api.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseledger.api.web.problems.NoSqlite;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteDataSource;
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

    /** The tables that OCEL 2.0 describes, in a database of SQLite that is a file of its own. */
    static final class OcelTables implements AutoCloseable {
        private static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
        private static final List<String> TABLES = List.of(
                "CREATE TABLE event_map_type (ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT)",
                "CREATE TABLE object_map_type (ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT)",
                """
                        CREATE TABLE event (
                            ocel_id   TEXT PRIMARY KEY,
                            ocel_type TEXT REFERENCES event_map_type (ocel_type)
                        )
                        """,
                """
                        CREATE TABLE object (
                            ocel_id   TEXT PRIMARY KEY,
                            ocel_type TEXT REFERENCES object_map_type (ocel_type)
                        )
                        """,
                """
                        CREATE TABLE event_object (
                            ocel_event_id  TEXT REFERENCES event (ocel_id),
                            ocel_object_id TEXT REFERENCES object (ocel_id),
                            ocel_qualifier TEXT,
                            PRIMARY KEY (ocel_event_id, ocel_object_id, ocel_qualifier)
                        )
                        """,
                """
                        CREATE TABLE object_object (
                            ocel_source_id TEXT REFERENCES object (ocel_id),
                            ocel_target_id TEXT REFERENCES object (ocel_id),
                            ocel_qualifier TEXT,
                            PRIMARY KEY (ocel_source_id, ocel_target_id, ocel_qualifier)
                        )
                        """);

        private final Connection database;
        private final Map<String, PreparedStatement> inserts = new HashMap<>();

        OcelTables(Path file) throws SQLException {
            var source = new SQLiteDataSource();
            source.setUrl("jdbc:sqlite:" + file);
            // The file is read only when it is complete, and a broken one is discarded.
            source.setJournalMode("OFF");
            source.setSynchronous("OFF");
            this.database = source.getConnection();
            database.setAutoCommit(false);
            for (var table : TABLES) {
                run(table);
            }
        }

        /** Whether rows were written to the table. */
        boolean has(String table) {
            return inserts.containsKey(table);
        }

        /** An INSERT that takes its values in their order. */
        record Insert(PreparedStatement statement) {
            void with(@Nullable Object... values) throws SQLException {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                statement.executeUpdate();
            }
        }

        private void run(String statement) throws SQLException {
            try (var one = database.createStatement()) {
                one.execute(statement);
            }
        }

        Insert insert(String table, List<String> columns) throws SQLException {
            var prepared = inserts.get(table);
            if (prepared == null) {
                prepared = database.prepareStatement("INSERT INTO \"%s\" (\"%s\") VALUES (%s)"
                        .formatted(
                                table,
                                String.join("\", \"", columns),
                                String.join(", ", Collections.nCopies(columns.size(), "?"))));
                inserts.put(table, prepared);
            }
            return new Insert(prepared);
        }

        /** The table of a type of events, each of which is there once. */
        void eventTable(String name, Map<String, String> attributes) throws SQLException {
            table(name, "ocel_id TEXT PRIMARY KEY REFERENCES event (ocel_id), ocel_time TIMESTAMP", attributes);
        }

        /** The table of a type of objects, each of which is there once for each change. */
        void objectTable(String name, Map<String, String> attributes) throws SQLException {
            table(
                    name,
                    "ocel_id TEXT REFERENCES object (ocel_id), ocel_time TIMESTAMP," + " ocel_changed_field TEXT",
                    attributes);
        }

        /** The names of tables and columns are the ledger's own, and none of them has a quote. */
        private void table(String name, String first, Map<String, String> attributes) throws SQLException {
            var columns = new ArrayList<>(List.of(first));
            attributes.forEach((attribute, type) -> columns.add("\"%s\" %s".formatted(attribute, columnType(type))));
            run("CREATE TABLE \"%s\" (%s)".formatted(name, String.join(", ", columns)));
        }

        private static String columnType(String type) {
            return switch (type) {
                case "integer" -> "INTEGER";
                case "boolean" -> "BOOLEAN";
                case "time" -> "TIMESTAMP";
                default -> "TEXT";
            };
        }

        private static @Nullable Object value(@Nullable String value, String type) {
            if (value == null) {
                return null;
            }
            return switch (type) {
                case "integer" -> Long.valueOf(value);
                case "boolean" -> Boolean.parseBoolean(value) ? 1 : 0;
                case "time" -> TIME.format(Instant.parse(value));
                default -> value;
            };
        }

        void row(String table, String id, Instant time, Map<String, String> types, Map<String, String> values)
                throws SQLException {
            var columns = new ArrayList<String>(List.of("ocel_id", "ocel_time"));
            var row = new ArrayList<@Nullable Object>(List.of(id, TIME.format(time)));
            types.forEach((name, type) -> {
                columns.add(name);
                row.add(value(values.get(name), type));
            });
            insert(table, columns).with(row.toArray());
        }

        void relate(String table, String from, String target, String id, List<OcelFile.Relation> relations)
                throws SQLException {
            var insert = insert(table, List.of(from, target, "ocel_qualifier"));
            for (var relation : relations) {
                insert.with(id, relation.objectId(), relation.qualifier());
            }
        }

        /** Writes what was added; nothing more can be. */
        void commit() throws SQLException {
            database.commit();
            database.close();
        }

        @Override
        public void close() throws SQLException {
            database.close();
        }
    }
}
