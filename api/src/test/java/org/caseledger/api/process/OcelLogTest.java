package org.caseledger.api.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.Sealed;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.respondent.RespondentId;
import org.caseledger.query.process.Datum;
import org.caseledger.query.process.StepData;
import org.caseledger.query.process.Trace;
import org.caseledger.query.process.Trace.StepLink;
import org.caseledger.query.process.Trace.Taken;
import org.caseledger.testing.Events;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OcelLogTest {
    private static final Instant AT = Instant.parse("2026-03-02T01:00:00.123Z");
    private static final RespondentId ENTRY = RespondentId.of("0b8f2a52-4a54-4c0e-9c38-0d1b1d1f0001");
    private static final String SOURCE = "旧系统<1>“𠮷野”'s";

    @TempDir
    Path directory;

    /** How one of the forms is opened. */
    private interface Form {
        OcelFile open(OutputStream to, Path directory) throws IOException;
    }

    private static Trace trace(String number) {
        var id = CaseId.random();
        return new Trace(
                id,
                Events.received(
                        id,
                        number,
                        ComplaintKind.COMPLAINT,
                        Channel.WECHAT,
                        new Sealed("U0VBTEVE"),
                        new Sealed("U0VBTEVE"),
                        "某餐馆",
                        "P9",
                        new Occurred(AT, null, SOURCE)),
                List.of(
                        step(7, "ComplaintReceived", Map.of(), List.of()),
                        step(
                                8,
                                "ComplaintAssigned",
                                Map.of(Datum.SEVERITY, "MAJOR"),
                                List.of(
                                        new StepLink(StepLink.Of.UNIT, "犀浦所", "assigned to"),
                                        new StepLink(StepLink.Of.PERSON, "办案'人", "assigned to"))),
                        step(
                                9,
                                "ReplyDrafted",
                                Map.of(),
                                List.of(new StepLink(StepLink.Of.DRAFT, id + "/1", "drafts")))),
                false,
                ENTRY);
    }

    private static Taken step(long position, String activity, Map<Datum, String> changes, List<StepLink> links) {
        return new Taken(
                position,
                activity,
                AT.plusSeconds(position),
                AT.plusSeconds(position + 1),
                new Actor("intake", "某人", Role.INTAKE, new UnitId("CENTER")),
                new StepData(Map.of(Datum.KIND, "COMPLAINT", Datum.ROUND, "1", Datum.AGREED, "true")),
                changes,
                links);
    }

    private byte[] written(Form form, Trace... traces) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var file = form.open(bytes, directory)) {
            var log = new OcelLog(file, ResourceNames.named());
            for (var trace : traces) {
                log.trace(trace);
            }
            file.finish();
        }
        return bytes.toByteArray();
    }

    private JsonNode json(Trace... traces) throws IOException {
        return JsonMapper.shared().readTree(written(OcelJson::new, traces));
    }

    @Test
    void whatIsWrittenIsOcel_emptyOrNot() throws IOException {
        assertThat(OcelSchema.violations(json())).isEmpty();
        var second = trace("郫市监投〔2026〕000002号");
        var log = json(
                trace("郫市监投〔2026〕000001号"),
                new Trace(
                        second.caseId(),
                        second.receipt(),
                        second.steps().stream()
                                .map(s -> step(s.position() + 90, s.activity(), s.changes(), s.links()))
                                .toList(),
                        true,
                        null));
        assertThat(OcelSchema.violations(log)).isEmpty();
        assertThat(log.path("events")).hasSize(6);
        assertThat(ids(log, "person")).containsExactly("person:intake", "person:办案'人");
        assertThat(ids(log, "unit")).containsExactly("unit:CENTER", "unit:犀浦所");
        assertThat(ids(log, "respondent")).containsExactly("respondent:" + ENTRY);
        assertThat(ids(log, "case")).hasSize(2);
        assertThat(log.toString())
                .contains(SOURCE.replace("\"", "\\\""), "\"assigned to\"", "\"handled by\"")
                .doesNotContain("U0VBTEVE", "某餐馆", "某人");
    }

    private static List<String> ids(JsonNode log, String type) {
        var ids = new TreeSet<String>();
        for (var object : log.path("objects")) {
            if (object.path("type").asString().equals(type)) {
                ids.add(object.path("id").asString());
            }
        }
        return List.copyOf(ids);
    }

    @Test
    void theConstraintsKnowWhatIsNoOcel() throws IOException {
        var text = new String(written(OcelJson::new, trace("一")), UTF_8);
        for (var broken : List.of(
                text.replace("\"qualifier\":\"drafts\"", "\"qualifier\":1"),
                text.replace("\"id\":\"unit:CENTER\"", "\"id\":\"unit:OTHER\""),
                text.replace("\"id\":\"7\"", "\"id\":\"8\""),
                text.replace("\"time\":\"2026", "\"time\":\"26"),
                text.replace("\"objectTypes\"", "\"types\""),
                text.replace("\"value\":\"true\"", "\"value\":\"perhaps\""),
                text.replace("\"type\":\"integer\"", "\"type\":\"number\""))) {
            assertThat(broken).isNotEqualTo(text);
            assertThat(OcelSchema.violations(JsonMapper.shared().readTree(broken)))
                    .isNotEmpty();
        }
    }

    @Test
    void whatChangesOfACaseIsSoSinceTheStep() throws IOException {
        var log = json(trace("一"));
        for (var object : log.path("objects")) {
            if (object.path("type").asString().equals("case")) {
                assertThat(object.path("attributes").toString())
                        .contains(
                                "{\"name\":\"judged\",\"value\":\"false\",\"time\":\"1970-01-01T00:00:00.000Z\"}",
                                "{\"name\":\"severity\",\"value\":\"MAJOR\",\"time\":\"2026-03-02T01:00:08.123Z\"}");
            }
        }
    }

    @Test
    void theDatabaseHasTheTablesOfTheStandard_andTheSameContents() throws Exception {
        var trace = trace("郫市监投〔2026〕000001号");
        var log = json(trace);
        var file = directory.resolve("log.sqlite");
        Files.write(file, written(OcelSqlite::new, trace));

        assertThat(rows(file, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"))
                .containsExactly(
                        "event",
                        "event_ComplaintAssigned",
                        "event_ComplaintReceived",
                        "event_ReplyDrafted",
                        "event_map_type",
                        "event_object",
                        "object",
                        "object_case",
                        "object_document",
                        "object_map_type",
                        "object_object",
                        "object_person",
                        "object_respondent",
                        "object_unit");
        assertThat(rows(file, "SELECT ocel_id || ocel_type FROM event ORDER BY 1"))
                .isEqualTo(pairs(log.path("events")));
        assertThat(rows(file, "SELECT ocel_id || ocel_type FROM object ORDER BY 1"))
                .isEqualTo(pairs(log.path("objects")));
        assertThat(rows(file, "SELECT ocel_event_id || ocel_object_id || ocel_qualifier FROM event_object ORDER BY 1"))
                .isEqualTo(relations(log.path("events")));
        assertThat(rows(
                        file,
                        "SELECT ocel_source_id || ocel_target_id || ocel_qualifier FROM object_object ORDER BY 1"))
                .isEqualTo(relations(log.path("objects")));
        assertThat(
                        rows(
                                file,
                                "SELECT ocel_time || ' ' || source || ' ' || judged FROM object_case WHERE ocel_changed_field IS NULL"))
                .containsExactly("1970-01-01 00:00:00.000 " + SOURCE + " 0");
        assertThat(
                        rows(
                                file,
                                "SELECT ocel_time || ' ' || ocel_changed_field || ' ' || severity FROM object_case WHERE source IS NULL"))
                .containsExactly("2026-03-02 01:00:08.123 severity MAJOR");
        assertThat(rows(file, "SELECT ocel_time || round || agreed FROM event_ReplyDrafted"))
                .containsExactly("2026-03-02 01:00:09.12311");
        assertThat(rows(file, "PRAGMA foreign_key_check")).isEmpty();
        assertThat(rows(file, "PRAGMA integrity_check")).containsExactly("ok");
        keys(file);
    }

    /** The relational schema of the standard. */
    private static void keys(Path file) throws SQLException {
        var tables = rows(file, "SELECT name FROM sqlite_schema WHERE type = 'table'");
        var keys = new TreeMap<String, String>();
        for (var table : tables) {
            keys.put(table, String.join(" ", rows(file, KEYS.formatted(table, table))));
        }
        var events = "ocel_id ocel_id>event.ocel_id";
        var objects = "ocel_id>object.ocel_id";
        assertThat(keys)
                .containsEntry("event_map_type", "ocel_type")
                .containsEntry("object_map_type", "ocel_type")
                .containsEntry("event", "ocel_id ocel_type>event_map_type.ocel_type")
                .containsEntry("object", "ocel_id ocel_type>object_map_type.ocel_type")
                .containsEntry(
                        "event_object",
                        "ocel_event_id ocel_object_id ocel_qualifier"
                                + " ocel_event_id>event.ocel_id ocel_object_id>object.ocel_id")
                .containsEntry(
                        "object_object",
                        "ocel_source_id ocel_target_id ocel_qualifier"
                                + " ocel_source_id>object.ocel_id ocel_target_id>object.ocel_id");
        keys.keySet().removeAll(STANDARD);
        assertThat(keys).hasSizeGreaterThan(6);
        keys.forEach(
                (table, has) -> assertThat(has).as(table).isEqualTo(table.startsWith("event_") ? events : objects));
    }

    private static final Set<String> STANDARD =
            Set.of("event_map_type", "object_map_type", "event", "object", "event_object", "object_object");

    /** The columns of the primary key of a table, then what its foreign keys refer to. */
    private static final String KEYS = """
            SELECT * FROM (SELECT name FROM pragma_table_info('%s') WHERE pk > 0 ORDER BY pk)
            UNION ALL
            SELECT * FROM (
                SELECT "from" || '>' || "table" || '.' || "to" FROM pragma_foreign_key_list('%s')
                ORDER BY 1)
            """;

    private static List<String> rows(Path file, String question) throws SQLException {
        var source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        var rows = new ArrayList<String>();
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(question)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    private static List<String> pairs(JsonNode all) {
        var pairs = new ArrayList<String>();
        all.forEach(
                one -> pairs.add(one.path("id").asString() + one.path("type").asString()));
        return pairs.stream().sorted(OcelLogTest::byBytes).toList();
    }

    private static List<String> relations(JsonNode all) {
        var relations = new ArrayList<String>();
        for (var one : all) {
            for (var relation : one.path("relationships")) {
                relations.add(one.path("id").asString()
                        + relation.path("objectId").asString()
                        + relation.path("qualifier").asString());
            }
        }
        return relations.stream().sorted(OcelLogTest::byBytes).toList();
    }

    /** As SQLite sorts. */
    private static int byBytes(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }

    @Test
    void nothingStaysOnTheDisk_alsoOfWhatIsBrokenOff() throws IOException {
        written(OcelJson::new, trace("一"));
        written(OcelSqlite::new, trace("一"));
        for (Form form : List.<Form>of(OcelJson::new, OcelSqlite::new)) {
            try (var file = form.open(new ByteArrayOutputStream(), directory)) {
                new OcelLog(file, ResourceNames.named()).trace(trace("一"));
                assertThat(directory).isNotEmptyDirectory();
            }
        }
        assertThat(directory).isEmptyDirectory();
    }
}
