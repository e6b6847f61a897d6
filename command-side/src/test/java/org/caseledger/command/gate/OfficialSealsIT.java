package org.caseledger.command.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ConcernsCase;
import org.caseledger.events.GoldenEvents;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Occurred;
import org.caseledger.events.TimeOrderedId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Ending.ComplaintSettled;
import org.caseledger.events.complaint.HandlingEvent.RectificationOrdered;
import org.caseledger.events.complaint.LinkEvent.JoinUndone;
import org.caseledger.events.complaint.MediationEvent.RecusalAsked;
import org.caseledger.testing.TestDatabase;
import org.caseledger.text.LabelledException;
import org.caseledger.vault.KeyDestroyed;
import org.caseledger.vault.MasterKey;
import org.caseledger.vault.OfficialTexts;
import org.caseledger.vault.SealBroken;
import org.caseledger.vault.Vault;
import org.caseledger.vault.VaultLocked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class OfficialSealsIT {
    private static final DataSource DATABASE = TestDatabase.fresh();

    private final EventLog log = new EventLog(DATABASE, TestDatabase.EVENT_KEY, Clock.systemUTC());
    private final CaseId caseId = CaseId.random();
    private Vault vault;
    private OfficialTexts texts;
    private OfficialSeals seals;

    @TempDir
    private static Path folder;

    @BeforeEach
    void open() {
        vault = anotherNode();
        vault.prepare(List.of(caseId));
        texts = new OfficialTexts(vault);
        seals = new OfficialSeals(texts);
    }

    private static Vault anotherNode() {
        return new Vault(DATABASE, Optional.of(MasterKey.openOrCreate(folder.resolve("master.key"))));
    }

    static Stream<Class<? extends LedgerEvent>> ofCases() {
        return EventCodec.types().stream()
                .filter(ComplaintEvent.class::isAssignableFrom)
                .filter(type -> !canaries(type).isEmpty());
    }

    /** The texts that stand for the official ones of an event, by their paths. */
    private static Map<String, String> canaries(Class<? extends LedgerEvent> type) {
        var canaries = new LinkedHashMap<String, String>();
        withCanaries(type, canaries);
        return canaries;
    }

    private static LedgerEvent withCanaries(Class<? extends LedgerEvent> type, Map<String, String> canaries) {
        var stored = EventCodec.typeOf(type);
        var json = EventCodec.write(GoldenEvents.event(type), (path, text) -> {
            var canary = "金丝雀 \"%s\"\n \\%s".formatted(path, canaries.size());
            canaries.put(path + " " + canaries.size(), canary);
            return canary;
        });
        return EventCodec.read(stored.value(), stored.revision(), json);
    }

    @ParameterizedTest
    @MethodSource("ofCases")
    void givenAnEventOfACase_whenRecorded_thenItsOfficialTextsAreSealedAndOpenAgain(Class<? extends LedgerEvent> type) {
        var canaries = new LinkedHashMap<String, String>();
        var event = withCanaries(type, canaries);

        var stored = record(event);

        assertThat(stored.payload()).doesNotContain("金丝雀");
        assertThat(OfficialTexts.count(stored.payload())).isEqualTo(canaries.size());
        assertThat(read(stored)).isNotEqualTo(event);
        var opened = log.opening(texts::openJson).at(List.of(stored.position()));
        assertThat(read(opened.get(stored.position()))).isEqualTo(event);
        assertThat(opened.get(stored.position()).leafHash()).isEqualTo(stored.leafHash());
    }

    static Stream<Class<? extends LedgerEvent>> concerningCases() {
        return EventCodec.types().stream()
                .filter(ConcernsCase.class::isAssignableFrom)
                .filter(type -> !canaries(type).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("concerningCases")
    void givenAnEventOfAnotherStream_whenRecorded_thenItIsSealedUnderTheKeyOfTheCaseItConcerns(
            Class<? extends LedgerEvent> type) {
        var canaries = new LinkedHashMap<String, String>();
        var event = withCanaries(type, canaries);
        var concerned = ((ConcernsCase) event).caseId();
        vault.prepare(List.of(concerned));

        var stored = append(event, seals, UUID.randomUUID());

        assertThat(stored.payload()).doesNotContain("金丝雀").contains("⟦1:" + id(concerned) + ":");
        assertThat(OfficialTexts.count(stored.payload())).isEqualTo(canaries.size());
        assertThat(texts.openJson(stored.payload())).isEqualTo(EventCodec.write(event));
    }

    @Test
    void givenTheEventsOfOtherStreams_thenSomeAreSealedUnderTheKeyOfACase() {
        assertThat(concerningCases()).hasSizeGreaterThanOrEqualTo(5);
    }

    private static String id(CaseId of) {
        var bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(of.value().getMostSignificantBits())
                .putLong(of.value().getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void givenTheEventsOfCases_whenTheirOfficialTextsAreCounted_thenAllKindsOfThemHaveSome() {
        assertThat(ofCases()).hasSizeGreaterThan(45);
    }

    @Test
    void givenAnEventOfWhichAggregatesKeepOneText_whenReadToDecide_thenOnlyThatIsOpened() {
        var asked = (RecusalAsked) GoldenEvents.event(RecusalAsked.class);
        var stored = record(asked);

        var read = read(seals.opened(log).at(List.of(stored.position())).get(stored.position()));

        assertThat(((RecusalAsked) read).mediator()).isEqualTo(asked.mediator());
        assertThat(((RecusalAsked) read).why()).startsWith("⟦1:").isNotEqualTo(asked.why());
    }

    @Test
    void givenAnEventFromBefore_whenRead_thenItsTextIsAsItWas() {
        var event = settled("双方自行和解");
        var stored = append(event, OfficialSeals.NONE);

        var opened = log.opening(texts::openJson).readStream(caseId.value());

        assertThat(opened).extracting(StoredEvent::payload).containsExactly(stored.payload());
        assertThat(read(opened.get(0))).isEqualTo(event);
    }

    @Test
    void givenASealedText_whenItStandsInAnotherFieldOrCase_thenItDoesNotOpen() {
        var sealed = texts.seal(caseId, "JoinUndone.reason", "理由");
        var other = CaseId.random();
        vault.prepare(List.of(other));
        var foreign = texts.seal(other, "JoinUndone.reason", "理由");
        var ofTheOther = foreign.substring(0, foreign.indexOf(':', 3));

        assertThat(texts.open("前" + sealed + "后")).isEqualTo("前理由后");
        assertThat(texts.open(sealed.replace("JoinUndone", "JoinDone"))).isEqualTo(OfficialTexts.BROKEN);
        assertThat(texts.open(ofTheOther + sealed.substring(sealed.indexOf(':', 3))))
                .isEqualTo(OfficialTexts.BROKEN);
        var digest = sealed.split(":")[3];
        var misstated = sealed.replace(digest, foreign.split(":")[3]);
        assertThat(texts.open(misstated)).isEqualTo(OfficialTexts.BROKEN);
        assertThat(texts.disclosed(misstated)).isEmpty();
        assertThatThrownBy(() -> texts.openWhole(misstated)).isInstanceOf(SealBroken.class);
        assertThat(texts.disclosed("前" + sealed + "后")).singleElement().satisfies(salted -> {
            assertThat(salted.text()).isEqualTo("理由");
            assertThat(salted.digest()).isEqualTo(digest);
        });
        assertThat(texts.seal(caseId, "JoinUndone.reason", "理由")).doesNotContain(digest);
    }

    @Test
    void givenTextsThatOnlyLookSealed_whenOpened_thenTheyStandAsTheyAreAndThoseBesideThemOpen() {
        var sealed = texts.seal(caseId, "JoinUndone.reason", "理由");
        var parts = sealed.split(":");

        for (var other : List.of(
                "⟦1:",
                "⟦1:⟧",
                "⟦1:::::⟧",
                sealed.substring(0, sealed.length() - 1),
                sealed.replace(parts[1], parts[1].substring(1)),
                sealed.replace(parts[1], "!" + parts[1].substring(1)),
                sealed.replace(parts[2], ""),
                sealed.replace(parts[3], parts[3].substring(1)),
                sealed.replace(":" + parts[4], ":⟧"),
                "⟦1:" + parts[1] + ":")) {
            assertThat(texts.open(other + sealed + "⟧后")).isEqualTo(other + "理由⟧后");
            assertThat(texts.openJson(sealed + other)).isEqualTo("理由" + other);
        }
        assertThat(texts.open(sealed.replace(parts[4], "!" + parts[4]))).isEqualTo(OfficialTexts.BROKEN);
    }

    @Test
    void givenACaseWhoseKeyWasDestroyed_whenItsTextIsOpened_thenItSaysSoAndNothingMoreIsSealed() {
        var stored = record(settled("双方自行和解"));
        JdbcClient.create(DATABASE)
                .sql("DELETE FROM vault.case_key WHERE case_id = ?")
                .param(caseId.value())
                .update();

        var after = new OfficialTexts(anotherNode());
        assertThat(after.openJson(stored.payload()))
                .contains(OfficialTexts.DESTROYED)
                .doesNotContain("⟦1:");
        var refusing = new OfficialSeals(after);
        assertThatThrownBy(() -> append(settled("再次"), refusing)).isInstanceOf(KeyDestroyed.class);
    }

    @Test
    void givenANodeWithoutTheMasterKey_whenATextIsOpened_thenItSaysSo() {
        var stored = record(settled("双方自行和解"));

        var without = new OfficialTexts(new Vault(DATABASE, Optional.empty()));

        assertThat(without.openJson(stored.payload())).contains(OfficialTexts.LOCKED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"⟦1:", "见 ⟦1:AAAA:x.y:AAAA⟧"})
    void givenATextThatLooksSealed_whenItIsOfficialOrOpen_thenItIsRefused(String text) {
        assertThatThrownBy(() -> record(settled(text)))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining("⟦1:");
        var open = new JoinUndone(caseId, "理由", new Occurred(null, null, text));
        assertThatThrownBy(() -> record(open)).isInstanceOf(LabelledException.class);
        assertThatThrownBy(() -> append(open, OfficialSeals.NONE)).isInstanceOf(LabelledException.class);
    }

    @Test
    void givenATextWithHalfACharacter_whenSealed_thenItIsRefusedWithWords() {
        var ordered = new RectificationOrdered("整改\ud83d", null, Occurred.at(null));

        assertThatThrownBy(() -> record(ordered)).isInstanceOf(LabelledException.class);
    }

    @Test
    void givenADatabaseThatIsAway_whenATextIsSealed_thenThatIsTheReasonAndNotTheWriting() {
        var pool = TestDatabase.fresh();
        var key = Optional.of(MasterKey.openOrCreate(folder.resolve("master.key")));
        var away = new OfficialSeals(new OfficialTexts(new Vault(pool, key)));
        pool.close();

        assertThatThrownBy(() -> append(settled("双方自行和解"), away)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void givenANodeWithoutTheMasterKey_whenATextIsSealed_thenItIsRefusedForThat() {
        var locked = new OfficialSeals(new OfficialTexts(new Vault(DATABASE, Optional.empty())));

        assertThatThrownBy(() -> append(settled("双方自行和解"), locked)).isInstanceOf(VaultLocked.class);
    }

    private static ComplaintSettled settled(String why) {
        var golden = (ComplaintSettled) GoldenEvents.event(ComplaintSettled.class);
        return new ComplaintSettled(why, golden.told(), golden.occurred());
    }

    private StoredEvent record(LedgerEvent event) {
        return append(event, seals);
    }

    private StoredEvent append(LedgerEvent event, OfficialSeals by) {
        return append(event, by, caseId.value());
    }

    private StoredEvent append(LedgerEvent event, OfficialSeals by, UUID stream) {
        var events = new ArrayList<NewEvent>();
        events.add(LedgerStorageEngine.newEvent(
                event, TimeOrderedId.next(), "complaint", stream, NewEvent.NEXT, Map.of(), by));
        return log.append(events).get(0);
    }

    private static LedgerEvent read(StoredEvent stored) {
        return EventCodec.read(stored.type(), stored.revision(), stored.payload());
    }
}
