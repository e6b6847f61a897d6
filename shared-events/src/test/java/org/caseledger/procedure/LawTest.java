package org.caseledger.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.RefusalSign;
import org.caseledger.text.LabelledException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The limits of the law in addition to a procedure. */
class LawTest {
    private static final Procedures BUILT_IN = Procedures.builtIn();
    private static final CaseFacts COMPLAINT = named(ComplaintKind.COMPLAINT);
    private static final CaseFacts REPORT = named(ComplaintKind.REPORT);

    static Stream<String> ids() {
        return BUILT_IN.all().stream().map(Procedure::id);
    }

    @ParameterizedTest(name = "{0}+law")
    @MethodSource("ids")
    void overlaysAnyProcedure(String id) {
        var alone = BUILT_IN.get(id);
        var both = BUILT_IN.get(id + "+law");
        assertThat(both.version()).isEqualTo(alone.version() + "+law-2");
        assertThat(both.nameZh()).isEqualTo(alone.nameZh() + "，并依法定时限");
        assertThat(both.nameEn()).isEqualTo(alone.nameEn() + ", with the limits of the law");
        assertThat(both.rules()).startsWith(alone.rules().toArray(DeadlineRule[]::new));
        assertThat(both.rules()).hasSize(alone.rules().size() + 14);
        assertThat(both.gates())
                .usingRecursiveComparison()
                .ignoringFields("requirements")
                .isEqualTo(alone.gates());
        assertThat(alone.gates().requirements()).isEmpty();
        assertThat(BUILT_IN.allVariants()).contains(alone, both);
        assertThat(both.officeCode()).isEqualTo(alone.officeCode());
    }

    @Test
    @DisplayName("O121-17 from when on a factor is shown as seen; the others are for a person")
    void factorsOfArticle17() {
        assertThat(BUILT_IN.signs())
                .extracting(SignMeasure::sign, SignMeasure::atLeast, SignMeasure::withinDays)
                .containsExactly(
                        tuple(RefusalSign.UNUSUAL_PURCHASES, 10, 365),
                        tuple(RefusalSign.MANY_AT_ONCE, 5, 30),
                        tuple(RefusalSign.SHARED_CONTACT, 3, 365));
        assertThat(BUILT_IN.with(read(ownSigns("SHARED_CONTACT", 2, 30))).signs())
                .as("those of an office")
                .extracting(SignMeasure::atLeast)
                .containsExactly(2);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "NO_PROOF_OF_PURCHASE, 3, 30, signs[0].sign",
        "OTHER, 3, 30, signs[0].sign",
        "SHARED_CONTACT, 1, 30, signs[0].atLeast",
        "SHARED_CONTACT, 101, 30, signs[0].atLeast",
        "SHARED_CONTACT, 3, 0, signs[0].withinDays",
        "SHARED_CONTACT, 3, 3651, signs[0].withinDays"
    })
    void givenAFactorThatIsNotMeasuredSo_whenRead_thenRefusedWithItsPlace(
            String sign, int atLeast, int days, String field) {
        assertThatThrownBy(() -> read(ownSigns(sign, atLeast, days)))
                .isInstanceOf(OfficeFileException.class)
                .hasMessageContaining(field);
    }

    @Test
    void givenAFactorTwice_whenRead_thenRefused() {
        var once = ownSigns("SHARED_CONTACT", 3, 30);
        var twice = once + once.substring(once.indexOf("  - sign"));
        assertThatThrownBy(() -> read(twice))
                .isInstanceOf(OfficeFileException.class)
                .hasMessageContaining("signs");
    }

    private static String ownSigns(String sign, int atLeast, int days) {
        return """
        id: law
        version: own-1
        nameZh: 法
        nameEn: law
        rules:
          - id: law-x
            clock: ACCEPTANCE
            startedBy: [ComplaintReceived]
            limit: { amount: 7, unit: WORKING_DAYS }
            clause: X
        signs:
          - sign: %s
            atLeast: %d
            withinDays: %d
            clause: art. 17
        """.formatted(sign, atLeast, days);
    }

    @Tag("O121-3")
    @ParameterizedTest(name = "{0} of a {1} received on {2}: {3}")
    @CsvSource({
        "GROUND_OF_REFUSAL, COMPLAINT, 2026-04-14, ",
        "GROUND_OF_REFUSAL, COMPLAINT, 2026-04-15, SAMR Order 121 art. 16",
        "GROUND_OF_REFUSAL, REPORT, 2026-04-15, ",
        "OTHER_WAYS_TOLD, COMPLAINT, 2026-04-14, ",
        "OTHER_WAYS_TOLD, COMPLAINT, 2026-04-15, SAMR Order 121 art. 15"
    })
    void whatIsAskedApartFromTime(Requirement what, ComplaintKind kind, LocalDate receivedOn, String clause) {
        assertThat(BUILT_IN.get("P9+law").gates().asks(what, kind, receivedOn))
                .map(written -> written.replaceAll(".* / ", ""))
                .isEqualTo(Optional.ofNullable(clause));
        assertThat(BUILT_IN.get("P9").gates().asks(what, kind, receivedOn)).isEmpty();
    }

    @Tag("O121-46")
    @DisplayName("each from its first to its last day, both included")
    @ParameterizedTest(name = "{0} on {2}: {3}")
    @CsvSource({
        "ComplaintReceived, COMPLAINT, 2014-03-14, ''",
        "ComplaintReceived, COMPLAINT, 2014-03-15, law-acceptance",
        "ComplaintReceived, COMPLAINT, 2019-12-31, law-acceptance",
        "ComplaintReceived, COMPLAINT, 2020-01-01, law-acceptance-order-20 law-acceptance",
        "ComplaintReceived, COMPLAINT, 2026-04-14, law-acceptance-order-20 law-acceptance",
        "ComplaintReceived, COMPLAINT, 2026-04-15, law-acceptance-order-121 law-acceptance",
        "ComplaintReceived, INQUIRY, 2026-04-14, ''",
        "ComplaintReceived, REPORT, 2021-07-14, ''",
        "ComplaintReceived, REPORT, 2026-11-24, law-lead-check",
        "ComplaintAccepted, COMPLAINT, 2024-06-30, law-mediation-order-20",
        "ComplaintAccepted, COMPLAINT, 2024-07-01, law-mediation-order-20 law-mediation",
        "ComplaintAccepted, COMPLAINT, 2026-04-14, law-mediation-order-20 law-mediation",
        "ComplaintAccepted, COMPLAINT, 2026-04-15, law-mediation-order-121 law-mediation-order-778",
        "ComplaintAccepted, REPORT, 2026-04-14, ''",
        "MediationRecorded, COMPLAINT, 2026-04-14, law-notice-mediation-order-20",
        "MediationRecorded, COMPLAINT, 2026-04-15, law-notice-mediation-order-121",
        "LeadFound, COMPLAINT, 2026-04-14, ''",
        "LeadFound, COMPLAINT, 2026-04-15, law-lead-found",
        "LeadDecided, REPORT, 2026-04-14, law-notice-lead-order-20",
        "LeadDecided, REPORT, 2026-04-15, ''"
    })
    void inForce(String event, ComplaintKind kind, LocalDate day, String rules) {
        assertThat(lawOn(event, named(kind).withNamed(true).withAgreed(false), day))
                .isEqualTo(rules);
    }

    @Test
    @DisplayName(
            "Order 20 art. 21, 31, Order 121 art. 23: an agreement needs no notice of its end, an anonymous complainant gets none")
    void noticesThatNobodyIsOwed() {
        var day = LocalDate.of(2026, 3, 2);
        assertThat(lawOn("MediationRecorded", COMPLAINT.withNamed(true).withAgreed(true), day))
                .isEmpty();
        assertThat(lawOn("MediationRecorded", COMPLAINT.withNamed(true).withAgreed(true), day.plusMonths(2)))
                .isEmpty();
        assertThat(lawOn("LeadDecided", REPORT.withNamed(false), day)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} {2}, {3}, suspendable {4}")
    @CsvSource({
        "law-acceptance-order-20, 7, WORKING_DAYS, SAMR Order 20 art. 14, false",
        "law-acceptance-order-121, 7, WORKING_DAYS, SAMR Order 121 art. 15, false",
        "law-acceptance, 7, WORKING_DAYS, Consumer Protection Law art. 46, false",
        "law-mediation-order-20, 45, WORKING_DAYS, SAMR Order 20 art. 20–21, true",
        "law-mediation, 60, CALENDAR_DAYS, State Council Order 778 art. 46, true",
        "law-mediation-order-121, 60, CALENDAR_DAYS, SAMR Order 121 art. 22–23, true",
        "law-mediation-order-778, 60, CALENDAR_DAYS, State Council Order 778 art. 46, true",
        "law-notice-mediation-order-20, 7, WORKING_DAYS, SAMR Order 20 art. 21, false",
        "law-notice-mediation-order-121, 7, WORKING_DAYS, SAMR Order 121 art. 23, false",
        "law-lead-found, 15, WORKING_DAYS, SAMR Order 121 art. 27, true",
        "law-lead-check, 15, WORKING_DAYS, penalty procedure rules art. 18, true",
        "law-notice-lead-order-20, 5, WORKING_DAYS, SAMR Order 20 art. 31, false"
    })
    void limits(String id, int amount, LimitUnit unit, String clause, boolean suspendable) {
        var rule = BUILT_IN.get("P9+law").rule(id);
        boolean byArticle45 = id.matches("law-mediation-order-(121|778)");
        assertThat(rule.limit()).isEqualTo(new Limit(amount, unit, byArticle45));
        assertThat(rule.clause()).endsWith(" / " + clause);
        assertThat(rule.suspendable()).isEqualTo(suspendable);
        assertThat(rule.extension())
                .isEqualTo(id.startsWith("law-lead-") ? new Extension(rule.clause(), Days.workingDays(15), 1) : null);
    }

    @Test
    @DisplayName("Order 121 art. 45 asks for it: each period in calendar days that began under it")
    void whatIsCountedInCalendarDaysFromTheFirstDayOfOrder121DoesNotEndOnAHoliday() {
        var law = BUILT_IN.get("P9+law").rules().stream().filter(r -> r.id().startsWith("law-"));
        assertThat(law.filter(r -> r.limit().unit() == LimitUnit.CALENDAR_DAYS))
                .hasSize(3)
                .allSatisfy(rule -> assertThat(rule.limit().endsAfterHoliday())
                        .as(rule.id())
                        .isEqualTo(rule.until() == null));
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "P9, auto, P9+law",
        "P9, off, P9",
        "P9, on, P9+law",
        "P4, auto, P4",
        "P4, on, P4+law",
        "P4, false, P4",
        "P4, true, P4+law",
        "P9+law, off, P9+law",
        "P9+law, auto, P9+law"
    })
    void theOfficeIsBoundWhereItsProcedureOrTheSettingSaysSo(String id, String setting, String chosen) {
        assertThat(BUILT_IN.choose(id, setting).id()).isEqualTo(chosen);
    }

    @Test
    void aWrongSettingIsToldWhatItMayBe() {
        assertThatThrownBy(() -> BUILT_IN.choose("P9", "perhaps"))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining("perhaps")
                .hasMessageContaining("auto, on or off");
        assertThatThrownBy(() -> BUILT_IN.choose("P0+law", "auto")).hasMessageContaining("P0+law");
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}, {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "until: 2026-04-14         | until: 2014-04-14 | rules[0].until      | before from",
                "unit: WORKING_DAYS        | 'unit: WORKING_DAYS, endsAfterHoliday: true' | rules[0].limit.endsAfterHoliday | calendar days",
                "version: v | \'version: v\ngates: {}\'       | gates                 | unknown field",
                "version: v                | vision: v       | vision                | perhaps 'version'",
                "amount: 7                 | amount: 0       | rules[0].limit.amount | from 1 to 10000"
            })
    void mistakesInAnOfficesOwnLawAreNamed(String written, String instead, String field, String message) {
        var good = """
                id: law
                version: v
                nameZh: 法
                nameEn: law
                rules:
                  - id: acceptance
                    clock: ACCEPTANCE
                    startedBy: [ComplaintReceived]
                    limit: { amount: 7, unit: WORKING_DAYS }
                    clause: A
                    from: 2020-01-01
                    until: 2026-04-14
                """;
        assertThat(read(good).rules()).hasSize(1);
        var yaml = good.replace(written, instead);
        assertThat(yaml).isNotEqualTo(good);
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(OfficeFileException.class)
                .hasMessageContaining("law.yaml")
                .hasMessageContaining(field)
                .hasMessageContaining(message);
    }

    private static Overlay read(String yaml) {
        return Overlay.read("law.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String lawOn(String event, CaseFacts facts, LocalDate day) {
        return String.join(
                " ",
                BUILT_IN.get("P9+law").rulesStartedBy(event, facts, day).stream()
                        .map(DeadlineRule::id)
                        .filter(id -> id.startsWith("law-"))
                        .toList());
    }

    private static CaseFacts named(ComplaintKind kind) {
        return CaseFacts.unclassified(kind, Channel.HOTLINE_12315).withNamed(true);
    }
}
