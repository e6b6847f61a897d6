package org.caseledger.query.repeats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.RefusalSign;
import org.caseledger.procedure.SignMeasure;
import org.caseledger.query.repeats.ComparedComplaint.CaseLinks;
import org.caseledger.query.repeats.SignQueries.SignRules;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** O121-17: what the ledger counts for three of the five factors, at their limits and edges. */
class SignRulesTest {
    private static final Instant DAY = Instant.parse("2026-05-20T01:00:00Z");
    private static final SignMeasure PURCHASES = measure(RefusalSign.UNUSUAL_PURCHASES, 3, 365);
    private static final SignMeasure AT_ONCE = measure(RefusalSign.MANY_AT_ONCE, 3, 30);
    private static final SignMeasure SHARED = measure(RefusalSign.SHARED_CONTACT, 3, 365);

    /** A complaint; a part that is null is unknown. */
    private record Made(long day, Long name, Long phone, Long address, String of, List<String> category, long text) {
        Made on(long other) {
            return new Made(other, name, phone, address, of, category, text);
        }

        Made by(Long who, Long called, Long at) {
            return new Made(day, who, called, at, of, category, text);
        }

        Made about(String shop, List<String> goods, long said) {
            return new Made(day, name, phone, address, shop, goods, said);
        }

        ComparedComplaint made(UUID... links) {
            var id = CaseId.random();
            return new ComparedComplaint(
                    id,
                    "PD" + id,
                    of,
                    DAY.plus(Duration.ofDays(day)),
                    ComplaintState.ASSIGNED,
                    new UnitId("XIPU"),
                    category,
                    new RepeatKeys(
                            phone,
                            null,
                            address,
                            name,
                            of,
                            text == 0
                                    ? List.of()
                                    : LongStream.range(text * 100, text * 100 + 40)
                                            .boxed()
                                            .toList(),
                            List.of()),
                    new CaseLinks(id.value(), List.of(links), null));
        }
    }

    private static final Made LI = new Made(0, 1L, 138L, 77L, "某超市", List.of("食品", "过期"), 1);
    private static final Made WANG = LI.by(2L, 139L, 78L);

    private static SignMeasure measure(RefusalSign sign, int atLeast, int days) {
        return new SignMeasure(sign, atLeast, days, "O121-17");
    }

    private static ComputedSign of(SignMeasure measure, Made own, ComparedComplaint... others) {
        return new SignRules(own.made(), List.of(others)).of(measure);
    }

    private static void seen(ComputedSign sign, int found) {
        assertThat(sign.found()).isEqualTo(found);
        assertThat(sign.standing()).isEqualTo(SignStanding.SEEN);
    }

    private static void notSeen(ComputedSign sign, int found) {
        assertThat(sign.found()).isEqualTo(found);
        assertThat(sign.standing()).isEqualTo(SignStanding.NOT_SEEN);
    }

    @Test
    @DisplayName("O121-17(1) one person, one kind of goods, whoever sold them")
    void purchases() {
        var elsewhere = LI.about("另一家", List.of("食品", "标签"), 2);
        notSeen(of(PURCHASES, LI, elsewhere.on(-100).made()), 2);
        var sign =
                of(PURCHASES, LI, elsewhere.on(-100).made(), elsewhere.on(-200).made());
        seen(sign, 3);
        assertThat(sign.cases())
                .extracting(ComputedSign.Other::receivedAt)
                .as("the latest first")
                .containsExactly(DAY.minus(Duration.ofDays(100)), DAY.minus(Duration.ofDays(200)));
        assertThat(sign.cases().get(0).reasons()).containsExactly(Reason.SAME_PHONE, Reason.SAME_ADDRESS);

        notSeen(
                of(
                        PURCHASES,
                        LI,
                        elsewhere.about("另一家", List.of("家电"), 3).made(),
                        WANG.on(-3).made(),
                        elsewhere.on(-366).made()),
                1);
    }

    @Test
    @DisplayName("O121-17(2) many by one person about one business, within the days and no more")
    void byOne() {
        seen(of(AT_ONCE, LI, LI.on(-30).made(), LI.on(-1).made()), 3);
        notSeen(of(AT_ONCE, LI, LI.on(-31).made(), LI.on(-1).made()), 2);
        seen(of(AT_ONCE, LI, LI.on(-10).made(), LI.on(20).made()), 3);
        notSeen(of(AT_ONCE, LI, LI.on(-16).made(), LI.on(15).made()), 2);
        notSeen(of(AT_ONCE, LI, LI.on(15).made(), LI.on(40).made()), 2);
        notSeen(of(AT_ONCE, LI, LI.on(-40).made(), LI.on(-35).made()), 1);
        notSeen(
                of(
                        AT_ONCE,
                        LI,
                        LI.about("别家", LI.category(), 1).made(),
                        LI.about("别家", LI.category(), 1).made()),
                1);
        var otherMatter = LI.about("某超市", List.of("服务"), 9);
        notSeen(of(AT_ONCE, LI, otherMatter.made(), otherMatter.made()), 1);
    }

    @Test
    @DisplayName("O121-17(2) several people in the same words about one business, each of them once")
    void bySeveral() {
        var zhao = WANG.by(3L, 137L, null);
        seen(of(AT_ONCE, LI, WANG.on(-2).made(), zhao.on(-1).made()), 3);
        notSeen(of(AT_ONCE, LI, WANG.on(-2).made(), WANG.on(-1).made()), 2);
        notSeen(
                of(
                        AT_ONCE,
                        LI,
                        WANG.about("某超市", LI.category(), 2).made(),
                        zhao.about("某超市", LI.category(), 3).made()),
                1);
        var nobody = LI.by(null, null, null);
        notSeen(of(AT_ONCE, LI, nobody.made(), nobody.made(), nobody.made()), 1);
        seen(of(AT_ONCE, nobody, WANG.made(), zhao.made()), 3);
        // Wang's first is too long ago, the second is not.
        seen(of(AT_ONCE, LI, WANG.on(-40).made(), WANG.on(-3).made(), zhao.made()), 3);
    }

    @Test
    @DisplayName("O121-17(2) what people linked as one matter counts once, this one included")
    void linked() {
        var first = LI.on(-3).made();
        var again = LI.on(-2).made(first.caseId().value());
        notSeen(of(AT_ONCE, LI, first, again), 2);
        var own = LI.made(first.caseId().value());
        var rules = new SignRules(own, List.of(first, LI.on(-1).made()));
        notSeen(rules.of(AT_ONCE), 2);
        notSeen(rules.of(PURCHASES), 2);
    }

    @Test
    @DisplayName("O121-17(4) several names by one phone or at one address")
    void sharedContact() {
        var samePhone = LI.by(2L, 138L, null).about("别家", List.of(), 0);
        var sameAddress = LI.by(3L, 136L, 77L).about("别家", List.of(), 0);
        notSeen(of(SHARED, LI, samePhone.made(), samePhone.on(-4).made()), 2);
        var sign = of(SHARED, LI, samePhone.made(), sameAddress.on(-300).made());
        seen(sign, 3);
        assertThat(sign.cases())
                .extracting(ComputedSign.Other::reasons)
                .containsExactly(
                        Set.of(Reason.SAME_PHONE, Reason.ANOTHER_NAME),
                        Set.of(Reason.SAME_ADDRESS, Reason.ANOTHER_NAME));
        notSeen(of(SHARED, LI, LI.made(), LI.on(-1).made(), LI.on(-2).made()), 1);
        notSeen(of(SHARED, LI, samePhone.made(), samePhone.by(null, 138L, null).made()), 2);
        notSeen(of(SHARED, LI.by(null, 138L, null), samePhone.made(), LI.made()), 2);
        notSeen(of(SHARED, LI, samePhone.made(), sameAddress.on(-366).made()), 2);
        notSeen(of(SHARED, LI, WANG.made(), WANG.by(3L, 139L, 78L).made()), 1);
    }

    @Test
    void givenTwoNamesOfOnePhone_whenCounted_thenNeitherCountsAsTheOther() {
        var mother = LI.by(2L, 138L, null);
        notSeen(of(PURCHASES, LI, mother.made(), mother.on(-1).made()), 1);
        seen(
                of(
                        PURCHASES,
                        LI,
                        LI.by(null, 138L, null).made(),
                        LI.by(1L, 135L, 77L).made()),
                3);
        notSeen(
                of(
                        PURCHASES,
                        LI,
                        LI.by(1L, 135L, 79L).made(),
                        LI.by(1L, 134L, 80L).made()),
                1);
    }

    @Test
    void givenNobodyNamedOrErased_whenCounted_thenThereIsNothingToCompareBy() {
        var nobody = LI.by(null, null, null);
        for (var measure : List.of(PURCHASES, SHARED)) {
            var sign = of(measure, nobody, nobody.made(), LI.made());
            assertThat(sign.standing()).isEqualTo(SignStanding.NOTHING_TO_COMPARE);
            assertThat(sign.cases()).isEmpty();
        }
        var erased = nobody.about("某超市", LI.category(), 0);
        assertThat(of(AT_ONCE, erased, LI.made()).standing()).isEqualTo(SignStanding.NOTHING_TO_COMPARE);
        assertThat(of(AT_ONCE, LI.about(null, LI.category(), 1), LI.made()).standing())
                .isEqualTo(SignStanding.NOTHING_TO_COMPARE);
    }

    @Test
    void givenAReaderOfOneUnit_whenOtherUnitsHaveCases_thenTheyAreCountedAndNotTold() {
        var here = LI.on(-1).made();
        var others = new ArrayList<>(List.of(here));
        IntStream.range(0, 4).forEach(i -> others.add(LI.on(-2 - i).made()));
        var sign = new SignRules(LI.made(), others).of(AT_ONCE);
        assertThat(sign.within(null)).isEqualTo(sign);
        IntStream.range(0, 60).forEach(i -> others.add(LI.on(-9).made()));
        var many = new SignRules(LI.made(), others).of(AT_ONCE).within(null);
        assertThat(many.found()).isEqualTo(66);
        assertThat(many.cases()).hasSize(50);
        assertThat(sign.within(new UnitId("ANJING")))
                .satisfies(told -> seen(told, 6))
                .satisfies(told -> assertThat(told.cases()).isEmpty())
                .extracting(ComputedSign::elsewhere)
                .isEqualTo(5);
        assertThat(sign.within(new UnitId("XIPU")).cases()).hasSize(5);
    }
}
