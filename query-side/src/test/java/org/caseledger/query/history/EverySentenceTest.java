package org.caseledger.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Occurred;
import org.caseledger.events.Sealed;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.HandlingEvent.LeadDecided;
import org.caseledger.events.complaint.Matter;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyMarked;
import org.caseledger.events.inspection.InspectionEvent.InspectionSentBack;
import org.caseledger.query.DisplayNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The sentences of the events, with and without the facts that may be missing. */
class EverySentenceTest {
    private static final Instant AT = Instant.parse("2026-03-10T01:00:00Z");
    private static final Occurred OCCURRED = Occurred.at(AT);
    private static final Sealed SEALED = new Sealed("AAAA");

    /** In each file: a stored event, and below it what it says in Chinese and in English. */
    static List<Arguments> sentences() throws IOException {
        var sentences = new ArrayList<Arguments>();
        try (var files = Files.list(Path.of("src", "test", "resources", "sentences"))) {
            for (var file : files.sorted().toList()) {
                var lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i += 3) {
                    var stored = lines.get(i).split(" ", 2);
                    var event = EventCodec.read(
                            stored[0], EventCodec.typeOf(stored[0]).revision(), stored[1]);
                    sentences.add(Arguments.of(
                            event, lines.get(i + 1).strip(), lines.get(i + 2).strip()));
                }
            }
        }
        assertThat(sentences).hasSizeGreaterThan(250);
        return sentences;
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("sentences")
    void givenAnEvent_whenDescribed_thenBothLanguagesTellTheSameFacts(LedgerEvent event, String zh, String en) {
        assertThat(Words.describe(event, DisplayNames.codes()).zh()).isEqualTo(zh);
        assertThat(Words.describe(event, DisplayNames.codes()).en()).isEqualTo(en);
    }

    @Test
    void givenAnAmountWrittenInTwoWays_whenCorrected_thenItIsOneAmount() {
        assertThat(Words.describe(corrected(amount("596", "2罐"), amount("596.00", "3罐")), DisplayNames.codes())
                        .zh())
                .isEqualTo("更正争议事项：数量“2罐”改为“3罐”，原因：误记");
    }

    private static Matter amount(String yuan, String quantity) {
        return new Matter("奶粉", null, null, quantity, new BigDecimal(yuan), null, null, null, null);
    }

    private static RecordCorrected corrected(Matter before, Matter after) {
        return RecordCorrected.builder()
                .field(CorrectedField.MATTER)
                .matterBefore(before)
                .matterAfter(after)
                .reason("误记")
                .occurred(OCCURRED)
                .build();
    }

    @Test
    void givenPeopleHaveNames_whenASecretIsMarked_thenThoseWhoMayKnowAreCalledByThem() {
        var names = new DisplayNames(
                new PGSimpleDataSource(), Map::of, () -> Map.of("handler", "何𠮷", "leader", "周衡"), Map.of());
        var marked = new SecrecyMarked(SecrecyGround.STATE, List.of("handler", "leader", "gone"), SEALED, OCCURRED);

        assertThat(Words.describe(marked, names).zh()).isEqualTo("定密：涉及国家秘密，仅限何𠮷、周衡、gone知悉");
        assertThat(Words.describe(marked, names).en())
                .isEqualTo("Marked as secret: state secrets, authorised people: 何𠮷, 周衡, gone");
    }

    @Test
    void givenAnActOfAnotherSystem_whenDescribed_thenItsSourceStandsAtTheEnd() {
        var there = new Occurred(AT, null, "citizen-messages");

        assertThat(Words.describe(new ComplaintReplied(SEALED, "d", 1, null, there), DisplayNames.codes())
                        .zh())
                .isEqualTo("回复投诉人（第1稿）（来源：citizen-messages）");
        assertThat(Words.describe(new ComplaintReplied(SEALED, "d", 1, null, there), DisplayNames.codes())
                        .en())
                .isEqualTo("Replied to the complainant (draft 1) (source: citizen-messages)");
    }

    @Test
    void givenTextsWithSignsOfAFormat_whenDescribed_thenTheyStandAsTheyWereWritten() {
        var reason = "%s 100%d {0} \\ \"引号\"";

        assertThat(Words.describe(new LeadDecided(true, reason, OCCURRED), DisplayNames.codes())
                        .zh())
                .isEqualTo("决定立案，理由：" + reason);
        assertThat(Words.describe(new InspectionSentBack("ab", reason), DisplayNames.codes())
                        .en())
                .isEqualTo("Inspection sheet sent back (digest ab): " + reason);
    }
}
