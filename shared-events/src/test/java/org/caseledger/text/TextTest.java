package org.caseledger.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {
    private static final Text TWO_DAYS = new Text("2天", "2 days");

    @Test
    void givenFacts_thenEachAppearsInTheLanguageAroundIt() {
        assertThat(Text.format("期限%s，第%d次", "limit %s, number %d", TWO_DAYS, 3))
                .isEqualTo(new Text("期限2天，第3次", "limit 2 days, number 3"));
    }

    @Test
    void givenSeveralWords_thenTheyAreListedAsEachLanguageListsThem() {
        assertThat(Text.list(List.of(TWO_DAYS, "P9"))).isEqualTo(new Text("2天、P9", "2 days, P9"));
    }

    @Test
    void givenAFactThatMayBeMissing_thenItFollowsOnlyIfItIsThere() {
        assertThat(TWO_DAYS.andIfPresent("，第%d条", ", clause %d", null)).isEqualTo(TWO_DAYS);
        assertThat(TWO_DAYS.andIfPresent("，第%d条", ", clause %d", 4)).isEqualTo(new Text("2天，第4条", "2 days, clause 4"));
    }

    @Test
    void givenAnException_thenItsMessageHasBothLanguagesAndItsTextEachAlone() {
        var cause = new IllegalStateException();
        var exception = new LabelledException("不是时间", "not a time / at all", cause);

        assertThat(exception).hasMessage("不是时间 / not a time / at all").hasCause(cause);
        assertThat(exception.zh()).isEqualTo("不是时间");
        assertThat(exception.en()).isEqualTo("not a time / at all");
    }
}
