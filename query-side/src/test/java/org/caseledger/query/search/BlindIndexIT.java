package org.caseledger.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.query.sealing.SealedCase;
import org.caseledger.query.sealing.TestVault;
import org.caseledger.query.testing.TestLedger;
import org.caseledger.vault.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * The owner of the database has the rows of the index, every plain word, and a dictionary of names and phones that can
 * be made to occur in plain words: no sealed word is confirmed by them.
 */
class BlindIndexIT {
    private static final String NAME = "张翠山";
    private static final String PHONE = "13812345678";

    private TestLedger ledger;
    private Vault vault;
    private int cases;

    @BeforeEach
    void start() {
        ledger = new TestLedger();
        vault = TestVault.open(ledger.database());
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    private SealedCase told(String name, String phone, String respondent, String text) {
        return new SealedCase(ledger, vault)
                .received(
                        "号%06d".formatted(++cases),
                        new Complainant(name, phone, null, null),
                        respondent,
                        new Narrative(null, text, null));
    }

    private void project() {
        ledger.project(new SearchView(new SearchIndex(ledger.database(), vault)));
    }

    /** What stands in the index for the sealed words of a case. */
    private Set<Long> sealed(SealedCase of) {
        var all = new HashSet<>(numbers(of, "grams"));
        all.removeAll(numbers(of, "plain"));
        return all;
    }

    private Set<Long> numbers(SealedCase of, String column) {
        return ledger.sql()
                .sql("SELECT unnest(%s) FROM views.search WHERE case_id = :id".formatted(column))
                .param("id", of.id().value())
                .query(Long.class)
                .set();
    }

    @Test
    void givenTheSameWordsAsPlainOnes_whenCompared_thenTheyConfirmNoSealedWord() {
        var victim = told(NAME, PHONE, "红光超市", "店主王铁柱卖过期牛奶");
        // Respondents are plain: whoever may send a complaint chooses them, and sees their numbers.
        var dictionary = told("甲", "1", NAME + " " + PHONE + " 138 王铁柱 过期牛奶", "无");
        project();

        assertThat(sealed(victim)).isNotEmpty();
        assertThat(numbers(dictionary, "plain")).doesNotContainAnyElementsOf(sealed(victim));
    }

    @Test
    void givenANameInATextOfAnotherCase_whenCompared_thenItIsNotTheNameOfTheComplainant() {
        var victim = told(NAME, PHONE, "红光超市", "牛奶过期");
        var other = told("甲", "1", "某店", "听%s说，电话%s".formatted(NAME, PHONE));
        project();

        assertThat(sealed(other)).doesNotContainAnyElementsOf(sealed(victim));
    }

    @Test
    void givenPhonesThatBeginAlike_whenCompared_thenNothingTellsIt() {
        var one = told("甲", PHONE, "红光超市", "无");
        var other = told("乙", PHONE.substring(0, 10) + "9", "某店", "空");
        project();

        // One number each, the whole phone: a single character of name or text has none.
        assertThat(sealed(one)).hasSize(1).doesNotContainAnyElementsOf(sealed(other));
    }

    /** What remains: equal words of one purpose are equal numbers, from which the words cannot be derived. */
    @Test
    void givenTheSamePhoneInTwoCases_whenCompared_thenTheyAreSeenToBeEqualAndNothingElse() {
        var one = told("甲", PHONE, "红光超市", "无");
        var other = told("乙", PHONE, "某店", "空");
        project();

        assertThat(sealed(one)).isEqualTo(sealed(other)).hasSize(1);
        assertThat(found(PHONE)).isEqualTo(2);
    }

    private long found(String question) {
        var wanted = Wanted.of(question, true, new SearchIndex(ledger.database(), vault));
        assertThat(wanted.params().values()).hasOnlyElementsOfType(SqlArrayValue.class);
        return ledger.sql()
                .sql("SELECT count(*) FROM views.search s WHERE " + wanted.condition())
                .params(wanted.params())
                .query(Long.class)
                .single();
    }
}
