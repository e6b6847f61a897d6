package org.caseledger.query.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SealedPartTest {
    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource({
        "complainant, 投诉人, complainant",
        "narrative, 投诉内容, narrative",
        "draft-2, 回复稿 2, draft 2",
        "reply-10, 回复 10, reply 10",
        "narrative-before-1, 更正前的内容 1, narrative before correction 1",
        "complainant-before-3, 更正前的投诉人 3, complainant before correction 3",
        "opinion-report-1, 舆情报告 1, opinion report 1",
        "opinion-1, 处理意见 1, handling opinion 1",
        "follow-up-1, 回访记录 1, follow-up 1",
        "follow-up, 回访记录, follow-up",
        "secrecy-1, 定密事由 1, grounds for secrecy 1",
        "evidence-4, 证据 4, evidence 4",
        "investigation-1, 调查记录 1, investigation 1",
        "mediation-1, 调解内容 1, mediation 1",
        "contact-2, 联系记录 2, contact 2",
        "analysis-1, 重复投诉原因分析 1, analysis of repeats 1"
    })
    void givenTheNameOfAPart_whenItIsCalled_thenBySortAndNumberInBothLanguages(String part, String zh, String en) {
        assertThat(SealedPart.called(part).zh()).isEqualTo(zh);
        assertThat(SealedPart.called(part).en()).isEqualTo(en);
    }

    @ParameterizedTest
    @CsvSource({"photo", "photo-1", "draft-two", "draft2", "-1", "Draft-1", "before"})
    void givenANameThatIsNotKnown_whenItIsCalled_thenByThatName(String part) {
        assertThat(SealedPart.called(part).zh()).isEqualTo(part);
        assertThat(SealedPart.called(part).en()).isEqualTo(part);
    }

    @ParameterizedTest
    @EnumSource(SealedPart.class)
    void givenEachSort_whenNumbered_thenTheNumberStandsAtTheEndAndIsCalledSo(SealedPart sort) {
        assertThat(sort.part(12)).isEqualTo(sort.part() + "-12");
        assertThat(SealedPart.called(sort.part(12)).zh()).isEqualTo(sort.zh() + " 12");
        assertThat(SealedPart.called(sort.part(12)).en()).isEqualTo(sort.en() + " 12");
        assertThat(SealedPart.called(sort.part()).zh()).isEqualTo(sort.zh());
    }

    @Test
    void givenAllSorts_whenNamed_thenNoNameIsTheBeginningOfANumberedOther() {
        for (var one : SealedPart.values()) {
            for (var other : SealedPart.values()) {
                assertThat(one.part(1).equals(other.part())
                                || one != other && one.part().equals(other.part()))
                        .as("%s, %s", one, other)
                        .isFalse();
            }
        }
    }
}
