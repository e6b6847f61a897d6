package org.caseledger.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.EventType;
import org.caseledger.events.Medium;
import org.caseledger.events.Says;
import org.caseledger.events.Sealed;
import org.caseledger.events.Told;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.query.DisplayNames;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a template of a sentence can say, and what is wrong with one. */
class SentenceTest {
    private static final Instant END_OF_DAY = Instant.parse("2026-03-12T16:00:00Z");

    @Test
    void theTemplateOfEveryEvent_canBeRead() {
        assertThat(EventCodec.types())
                .allSatisfy(type -> assertThatNoException().isThrownBy(() -> Sentence.of(type)));
    }

    @Says(zh = "{unit}于{by|until}前{medium|by}办：{what}", en = "{what} by {unit} {medium|by}, due {by|until}")
    public record Ordered(UnitId unit, String what, Instant by, Medium medium) {}

    @Test
    void eachLanguageSaysTheValuesInItsOwnOrder_andNothingWithinAValueIsATemplate() {
        assertThat(said(new Ordered(new UnitId("XIPU"), "{unit}[100%]~", END_OF_DAY, Medium.SMS)))
                .isEqualTo(new Text(
                        "XIPU于2026-03-12 24:00前以短信办：{unit}[100%]~",
                        "{unit}[100%]~ by XIPU by text message, due 2026-03-12 24:00"));
    }

    @Says(
            zh = "办结[，意见：{opinion}（{by|person}）][，共{of|count}件][：{of}]",
            en = "Done[, opinion: {opinion} ({by|person})][, cases: {of|count}][: {of}]")
    public record Done(
            @Nullable String opinion,
            @Nullable String by,
            @Nullable List<CaseId> of) {}

    @Test
    void aPieceInBrackets_isLeftOutWhereAValueInItIsMissing() {
        var caseId = CaseId.random();
        assertThat(said(new Done(null, "he", null)).zh()).isEqualTo("办结");
        assertThat(said(new Done("可", null, List.of())).zh()).isEqualTo("办结，共0件");
        assertThat(said(new Done("", "he", null)).en()).isEqualTo("Done");
        assertThat(said(new Done("可", "he", List.of(caseId, caseId))))
                .isEqualTo(new Text(
                        "办结，意见：可（he），共2件：%s、%s".formatted(caseId, caseId),
                        "Done, opinion: 可 (he), cases: 2: %s, %s".formatted(caseId, caseId)));
    }

    @Says(
            zh = "{agreed?同意{medium=NOBODY?，无从告知~[，{medium|by}]}~{round=1?首次}不同意}",
            en = "{agreed?Agreed{medium=NOBODY?, no one to notify~[, {medium|by}]}~Refused{round=1? at first}}")
    public record Reviewed(
            @Nullable Boolean agreed, int round, @Nullable Medium medium) {}

    @Test
    void aChoice_goesByWhatIsTrueOrThere() {
        assertThat(said(new Reviewed(true, 1, null)).zh()).isEqualTo("同意");
        assertThat(said(new Reviewed(true, 1, Medium.NOBODY)).zh()).isEqualTo("同意，无从告知");
        assertThat(said(new Reviewed(true, 2, Medium.PHONE)).en()).isEqualTo("Agreed, by phone");
        assertThat(said(new Reviewed(false, 1, null)).en()).isEqualTo("Refused at first");
        assertThat(said(new Reviewed(null, 2, null)).zh()).isEqualTo("不同意");
    }

    @Says(
            zh = "{clocks}；{told.medium}{told.at|until}{told}；{counts.REPLY}；{counts}；{digest|4}；{word|capital}",
            en = "{clocks}; {told.medium}{told.at|until}{told}; {counts.REPLY}; {counts}; {digest|4}; {word|capital}")
    public record Listed(Set<Clock> clocks, List<Told> told, Map<Clock, Long> counts, String digest) {
        public Clock word() {
            return Clock.REPLY;
        }
    }

    @Test
    void aSetStandsInItsOwnOrder_aPathGoesThroughAList_andARecordWithASentenceSaysIt() {
        var listed = new Listed(
                Set.of(Clock.REPLY, Clock.ACCEPTANCE),
                List.of(new Told(Medium.SMS, END_OF_DAY), new Told(Medium.PHONE, END_OF_DAY)),
                Map.of(Clock.REPLY, 3L, Clock.ACCEPTANCE, 1L),
                "0123456789");
        var told = "；短信、电话2026-03-12 24:00、2026-03-12 24:00，2026-03-13 00:00 以短信告知投诉人、，2026-03-13 00:00 以电话告知投诉人；";
        assertThat(said(listed).zh())
                .isEqualTo("%1$s、%2$s%3$s3；%1$s1、%2$s3；0123；%2$s"
                        .formatted(Clock.ACCEPTANCE.zh(), Clock.REPLY.zh(), told));
        assertThat(said(listed).en()).startsWith("acceptance, reply; ").endsWith("; 0123; Reply");
    }

    @EventType(value = "Heir", zh = "继承", en = "Inherited")
    public record Heir(String reason) implements Family {}

    @Says(zh = "{}，理由：{reason}", en = "{}, reason: {reason}")
    public interface Family {}

    @Test
    void aSentenceOfAFamily_isThatOfItsEvents_byWhatTheirTypeIsCalled() {
        assertThat(said(new Heir("故"))).isEqualTo(new Text("继承，理由：故", "Inherited, reason: 故"));
    }

    @Test
    void whatHasNoTemplate_hasNoSentence() {
        assertThat(Sentence.of(String.class)).isEmpty();
    }

    @Says(zh = "{nothing}", en = "{nothing}")
    public record UnknownField(String text) {}

    @Says(zh = "办[，{text}", en = "Done[, {text}]")
    public record OpenBracket(String text) {}

    @Says(zh = "办{text", en = "Done{text}")
    public record OpenBrace(String text) {}

    @Says(zh = "办{text}]", en = "Done{text}")
    public record ClosedTwice(String text) {}

    @Says(zh = "办{text}", en = "Done")
    public record OneLanguage(String text) {}

    @Says(zh = "{text|loud}", en = "{text|loud}")
    public record UnknownFormat(String text) {}

    @Says(zh = "{text|until}", en = "{text|until}")
    public record OtherFormat(String text) {}

    @Says(zh = "{medium=PIGEON?飞~走}", en = "{medium=PIGEON?Flown~Gone}")
    public record UnknownWord(Medium medium) {}

    @Says(zh = "{text}", en = "{text}")
    public record SaysSealed(Sealed text) {}

    @Says(zh = "{text.ciphertext}", en = "{text.ciphertext}")
    public record SaysWithinSealed(Sealed text) {}

    @Says(zh = "{texts}", en = "{texts}")
    public record SaysSeveralSealed(List<Sealed> texts) {}

    @Says(zh = "{texts}", en = "{texts}")
    public record SaysSealedByName(Map<String, Sealed> texts) {}

    @Says(zh = "{within}", en = "{within}")
    public record SaysRecord(SaysBoth within) {}

    public record SaysBoth(String one, Sealed other) {}

    @Says(zh = "{within}", en = "{within}")
    public record SaysSealedWithin(SaysSealed within) {}

    @Says(zh = "{}", en = "{}")
    public record Nameless(String text) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UnknownField      | names nothing, which UnknownField does not have
            OpenBracket       | lacks ] at 9
            OpenBrace         | lacks } at 6
            ClosedTwice       | has no beginning for ]
            OneLanguage       | says [text] in Chinese, [] in English
            UnknownFormat     | asks for the unknown format loud
            OtherFormat       | asks for a String in the format until
            UnknownWord       | names PIGEON, which Medium does not have
            SaysSealed        | says what is sealed
            SaysWithinSealed  | says what is sealed
            SaysSeveralSealed | says what is sealed
            SaysSealedByName  | says what is sealed
            SaysRecord        | says a SaysBoth
            SaysSealedWithin  | “{text}” of SaysSealed says what is sealed
            Nameless          | names its type, which is not called anything
            """)
    void aFaultOfATemplate_isNamed(String type, String fault) throws ClassNotFoundException {
        var faulty = Class.forName(SentenceTest.class.getName() + "$" + type);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sentence.of(faulty))
                .withMessageContaining(fault);
    }

    private static Text said(Object event) {
        return Sentence.of(event.getClass()).orElseThrow().of(event, DisplayNames.codes());
    }
}
