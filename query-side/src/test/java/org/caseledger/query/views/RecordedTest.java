package org.caseledger.query.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.eventlog.Utf8;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.SupervisionEvent.HandlingUrged;
import org.caseledger.events.oversight.AccessEvent.CasesSearched;
import org.caseledger.events.oversight.AccessEvent.RecordsRead;
import org.caseledger.events.oversight.AttemptRefused;
import org.caseledger.events.oversight.FindingAnswer;
import org.caseledger.events.oversight.FindingAnswered;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.events.oversight.ReadingSign;
import org.caseledger.events.oversight.RectificationOverdue;
import org.caseledger.events.oversight.RepeatNotLinked;
import org.caseledger.events.oversight.SealedDataOpened;
import org.caseledger.events.oversight.SearchKind;
import org.caseledger.events.oversight.UnusualReadingNoticed;
import org.junit.jupiter.api.Test;

class RecordedTest {
    private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");
    private static final Actor FIRST = new Actor("head", "𠮷主任", Role.CENTER_HEAD, new UnitId("CENTER"));
    private static final Actor SECOND = new Actor("leader", "王局长", Role.LEADER, null);
    private final UUID stream = UUID.randomUUID();

    private StoredEvent stored(String type, LedgerEvent event) {
        return stored(type, event, Actor.SYSTEM);
    }

    private StoredEvent stored(String type, LedgerEvent event, Actor actor) {
        return stored(type, event, actor.toMetadata());
    }

    private StoredEvent stored(String type, LedgerEvent event, Map<String, String> metadata) {
        return storedAs(type, event, EventCodec.write(metadata));
    }

    private StoredEvent storedAs(String type, LedgerEvent event, String metadata) {
        return new StoredEvent(
                7,
                stream,
                3,
                "complaint",
                type,
                1,
                Utf8.of(EventCodec.write(event)),
                Utf8.of(metadata),
                UUID.randomUUID(),
                AT,
                new byte[32]);
    }

    @Test
    void anEventOfACaseBelongsToIt() {
        var event = new HandlingUrged("请抓紧", null, null, null, null, Occurred.at(AT));

        assertThat(Recorded.of(stored("HandlingUrged", event)))
                .isEqualTo(new Recorded(7, new CaseId(stream), 3, AT, Actor.SYSTEM, event));
    }

    @Test
    void eachOfManyEventsHasThePersonOfItsOwnMetadata() {
        var event = new HandlingUrged("请抓紧", null, null, null, null, Occurred.at(AT));
        var actors = List.of(FIRST, FIRST, SECOND, Actor.SYSTEM, FIRST);
        var many = actors.stream()
                .map(actor -> stored("HandlingUrged", event, actor))
                .toList();

        assertThat(Recorded.all(many)).isEqualTo(many.stream().map(Recorded::of).toList());
        assertThat(Recorded.all(many)).extracting(Recorded::actor).isEqualTo(actors);
    }

    @Test
    void eachOfManyEventsOfRequestsHasThePersonOfItsOwnMetadata() {
        var event = new HandlingUrged("请抓紧", null, null, null, null, Occurred.at(AT));
        var longer = new Actor("head", "𠮷主任", Role.CENTER_HEAD, new UnitId("CENTER2"));
        var actors = List.of(FIRST, SECOND, FIRST, longer, SECOND, longer, Actor.SYSTEM);
        var many = actors.stream().map(actor -> ofRequest(event, actor)).toList();

        assertThat(Recorded.all(many)).isEqualTo(many.stream().map(Recorded::of).toList());
        assertThat(Recorded.all(many)).extracting(Recorded::actor).isEqualTo(actors);
    }

    @Test
    void metadataThatOnlyLookLikeTheRequestsAreReadForThemselves() {
        var event = new HandlingUrged("请抓紧", null, null, null, null, Occurred.at(AT));
        var id = "0".repeat(36);
        var other = "1\",\"role\":\"LEADER\",\"x\":\"" + "0".repeat(12);
        assertThat(other).hasSize(id.length());
        var many = List.of(
                storedAs("HandlingUrged", event, "{\"actor\":\"a\",\"requestId\":\"" + id + "\"}"),
                storedAs("HandlingUrged", event, "{\"actor\":\"a\",\"requestId\":\"" + other + "\"}"));

        assertThat(Recorded.all(many))
                .extracting(recorded -> recorded.actor().role())
                .containsExactly(Role.SYSTEM, Role.LEADER);
    }

    private StoredEvent ofRequest(LedgerEvent event, Actor actor) {
        var metadata = new TreeMap<>(actor.toMetadata()); // in their order, as in the log
        metadata.put("requestId", UUID.randomUUID().toString());
        metadata.put(
                "fingerprint", "%064x".formatted(ThreadLocalRandom.current().nextLong()));
        return stored("HandlingUrged", event, metadata);
    }

    @Test
    void anOversightEventBelongsToTheCaseItConcerns() {
        CaseId concerned = CaseId.random();
        var event = new SealedDataOpened(concerned, Set.of("narrative"), "page");

        assertThat(Recorded.of(stored("SealedDataOpened", event)).caseId()).isEqualTo(concerned);
    }

    @Test
    void givenEveryEventAboutACase_whenRead_thenItBelongsToThatCaseWhereverItStands() {
        var concerned = CaseId.random();
        List<LedgerEvent> about = List.of(
                new AttemptRefused(
                        concerned,
                        "AssignComplaint",
                        "SIGN_OFF_BEFORE_ASSIGNMENT",
                        "P9.03",
                        "须先签阅",
                        "sign-off first",
                        ComplaintState.CLASSIFIED,
                        List.of()),
                new FindingAnswered(concerned, "RUBBER_STAMP", 1, FindingAnswer.EXPLAINED, "已核实"),
                new RepeatNotLinked(concerned, CaseId.random(), "1号", 1, 30),
                new RectificationOverdue(concerned, 1, AT),
                new UnusualReadingNoticed(concerned, ReadingSign.OFF_HOURS, "a", null, AT, 1, 1, 0),
                new CasesSearched(SearchKind.CANDIDATES, concerned, null, 1, "", null),
                new RecordsRead(ReadKind.DOSSIER, concerned, null, null, "", null));
        for (var event : about) {
            var type = EventCodec.nameOf(event.getClass());
            assertThat(Recorded.of(stored(type, event)).caseId()).as(type).isEqualTo(concerned);
        }
        var refusedBeforeThereWasACase =
                new AttemptRefused(null, "ReceiveComplaint", "X", "P9.03", "无权", "not allowed", null, List.of());
        assertThat(Recorded.of(stored("AttemptRefused", refusedBeforeThereWasACase))
                        .caseId())
                .isEqualTo(new CaseId(stream));
    }

    @Test
    void anUnknownEventIsNeverGuessed() {
        var event = new HandlingUrged("请抓紧", null, null, null, null, Occurred.at(AT));

        assertThatThrownBy(() -> Recorded.of(stored("HandlingImagined", event)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
