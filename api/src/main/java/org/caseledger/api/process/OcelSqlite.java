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
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteDataSource;

/**
 * The SQLite form of OCEL 2.0: a table for each type, written to a temporary file, which is sent
 * when it is finished. Times are in UTC.
 */
public final class OcelSqlite implements OcelFile {

    public static final String MEDIA_TYPE = "application/vnd.sqlite3";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final List<String> TABLES =
            List.of(
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

    private final OutputStream to;
    private final Path file;
    private final Connection database;
    private final Map<String, PreparedStatement> inserts = new HashMap<>();

    public OcelSqlite(OutputStream to, Path directory) throws IOException {
        this.to = to;
        this.file = Files.createTempFile(directory, "ocel-", ".sqlite");
        try {
            var source = new SQLiteDataSource();
            source.setUrl("jdbc:sqlite:" + file);
            // Nobody reads the file before it is whole, and a broken one is thrown away.
            source.setJournalMode("OFF");
            source.setSynchronous("OFF");
            this.database = source.getConnection();
            database.setAutoCommit(false);
            for (var table : TABLES) {
                run(table);
            }
            for (var type : OcelTypes.values()) {
                insert("object_map_type", List.of("ocel_type", "ocel_type_map"))
                        .with(type.word(), type.word());
                table("object_" + type.word(), "ocel_changed_field TEXT", type.attributes());
            }
        } catch (SQLException e) {
            Files.deleteIfExists(file);
            throw new IOException(e);
        }
    }

    /** An INSERT that takes its values in their order. */
    private record Insert(PreparedStatement statement) {

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

    private Insert insert(String table, List<String> columns) throws SQLException {
        var prepared = inserts.get(table);
        if (prepared == null) {
            prepared =
                    database.prepareStatement(
                            "INSERT INTO \"%s\" (\"%s\") VALUES (%s)"
                                    .formatted(
                                            table,
                                            String.join("\", \"", columns),
                                            String.join(
                                                    ", ",
                                                    Collections.nCopies(columns.size(), "?"))));
            inserts.put(table, prepared);
        }
        return new Insert(prepared);
    }

    /** The names of tables and columns are the ledger's own, and none of them has a quote. */
    private void table(String name, @Nullable String more, Map<String, String> attributes)
            throws SQLException {
        var columns = new ArrayList<String>();
        columns.add("ocel_id TEXT");
        columns.add("ocel_time TIMESTAMP");
        if (more != null) {
            columns.add(more);
        }
        attributes.forEach(
                (attribute, type) ->
                        columns.add("\"%s\" %s".formatted(attribute, columnType(type))));
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

    @Override
    public void event(Event event) throws IOException {
        try {
            String table = "event_" + event.type();
            if (!inserts.containsKey(table)) {
                insert("event_map_type", List.of("ocel_type", "ocel_type_map"))
                        .with(event.type(), event.type());
                table(table, null, OcelTypes.EVENT);
            }
            insert("event", List.of("ocel_id", "ocel_type")).with(event.id(), event.type());
            row(table, event.id(), event.time(), OcelTypes.EVENT, event.attributes());
            relate(
                    "event_object",
                    "ocel_event_id",
                    "ocel_object_id",
                    event.id(),
                    event.relations());
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void object(Item object) throws IOException {
        try {
            String table = "object_" + object.type().word();
            insert("object", List.of("ocel_id", "ocel_type"))
                    .with(object.id(), object.type().word());
            var first = new HashMap<String, String>();
            object.attributes().stream()
                    .filter(value -> value.since() == null)
                    .forEach(value -> first.put(value.name(), value.value()));
            objectRow(table, object, Instant.EPOCH, null, first);
            for (var value : object.attributes()) {
                if (value.since() != null) {
                    objectRow(
                            table,
                            object,
                            value.since(),
                            value.name(),
                            Map.of(value.name(), value.value()));
                }
            }
            relate(
                    "object_object",
                    "ocel_source_id",
                    "ocel_target_id",
                    object.id(),
                    object.relations());
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private void objectRow(
            String table,
            Item object,
            Instant since,
            @Nullable String changed,
            Map<String, String> values)
            throws SQLException {
        var types = new LinkedHashMap<String, String>();
        types.put("ocel_changed_field", "string");
        types.putAll(object.type().attributes());
        var all = new HashMap<>(values);
        if (changed != null) {
            all.put("ocel_changed_field", changed);
        }
        row(table, object.id(), since, types, all);
    }

    private void row(
            String table,
            String id,
            Instant time,
            Map<String, String> types,
            Map<String, String> values)
            throws SQLException {
        var columns = new ArrayList<String>(List.of("ocel_id", "ocel_time"));
        var row = new ArrayList<@Nullable Object>(List.of(id, TIME.format(time)));
        types.forEach(
                (name, type) -> {
                    columns.add(name);
                    row.add(value(values.get(name), type));
                });
        insert(table, columns).with(row.toArray());
    }

    private void relate(
            String table, String from, String target, String id, List<Relation> relations)
            throws SQLException {
        var insert = insert(table, List.of(from, target, "ocel_qualifier"));
        for (var relation : relations) {
            insert.with(id, relation.objectId(), relation.qualifier());
        }
    }

    @Override
    public void finish() throws IOException {
        try {
            database.commit();
            database.close();
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
