package org.caseledger.api.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OcelLogTest {
    private static final Instant AT = Instant.parse("2026-03-02T01:00:00.123Z");
    private static final RespondentId ENTRY = RespondentId.of("0b8f2a52-4a54-4c0e-9c38-0d1b1d1f0001");
    private static final String SOURCE = "旧系统<1>“𠮷野”'s";

    @TempDir
    Path directory;

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

    private byte[] written(Trace... traces) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var file = new OcelJson(bytes, directory)) {
            var log = new OcelLog(file, ResourceNames.named());
            for (var trace : traces) {
                log.trace(trace);
            }
            file.finish();
        }
        return bytes.toByteArray();
    }

    private JsonNode json(Trace... traces) throws IOException {
        return JsonMapper.shared().readTree(written(traces));
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
        var text = new String(written(trace("一")), UTF_8);
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
    void nothingStaysOnTheDisk_alsoOfWhatIsBrokenOff() throws IOException {
        written(trace("一"));
        try (var file = new OcelJson(new ByteArrayOutputStream(), directory)) {
            new OcelLog(file, ResourceNames.named()).trace(trace("一"));
            assertThat(directory).isNotEmptyDirectory();
        }
        assertThat(directory).isEmptyDirectory();
    }
}
