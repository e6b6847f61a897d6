package org.caseledger.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.caseledger.drill.Load.Acknowledged;
import org.junit.jupiter.api.Test;

class ResultTest {
    private static final String CASE = "0190a1b2-0000-7000-8000-000000000001";
    private static final String OTHER = "0190a1b2-0000-7000-8000-000000000002";

    @Test
    void givenAnAcknowledgedCaseThatIsNotInTheLog_whenLookedAt_thenItIsLost() {
        var acknowledged = List.of(acknowledged("a", 1), acknowledged("b", 2));

        var result = result(acknowledged, Map.of(respondent("a"), List.of(CASE)), true, 3);

        assertThat(result.lost()).isEqualTo(1);
        assertThat(result.objections()).containsExactly("1 acknowledged and lost");
    }

    @Test
    void givenAnAcknowledgedKeyWithAnotherCase_whenLookedAt_thenItIsLost() {
        var result = result(List.of(acknowledged("a", 1)), Map.of(respondent("a"), List.of(OTHER)), true, 3);

        assertThat(result.lost()).isEqualTo(1);
    }

    @Test
    void givenAComplaintThatIsThereTwice_whenLookedAt_thenItIsDoubled() {
        var result = result(List.of(acknowledged("a", 1)), Map.of(respondent("a"), List.of(CASE, OTHER)), true, 3);

        assertThat(result.objections()).containsExactly("1 recorded twice");
    }

    @Test
    void givenALogThatVerifyRefusesOrNothingToVerifyItBy_whenLookedAt_thenTheRoundIsNotPassed() {
        var acknowledged = List.of(acknowledged("a", 1));
        var recorded = Map.of(respondent("a"), List.of(CASE));

        assertThat(result(acknowledged, recorded, false, 3).objections()).containsExactly("verify does not agree");
        assertThat(result(acknowledged, recorded, true, 0).objections()).containsExactly("no checkpoint was seen");
        assertThat(result(List.of(), recorded, true, 3).objections()).containsExactly("nothing was recorded");
        assertThat(result(acknowledged, recorded, true, 3).objections()).isEmpty();
    }

    @Test
    void givenAnswersWithAPause_whenLookedAt_thenTheLongestIsTold() {
        var acknowledged = List.of(acknowledged("c", 9), acknowledged("a", 1), acknowledged("b", 2));

        assertThat(result(acknowledged, Map.of(), true, 1).pause()).isEqualTo(7.0);
    }

    private static Result result(
            List<Acknowledged> acknowledged, Map<String, List<String>> recorded, boolean verified, int checkpoints) {
        return Result.of(Round.KILL, new Result.Shown(acknowledged, 0, checkpoints, verified), acknowledged, recorded);
    }

    private static String respondent(String key) {
        return Office.RESPONDENT + key;
    }

    private static Acknowledged acknowledged(String key, int second) {
        long answered = TimeUnit.SECONDS.toNanos(second);
        return new Acknowledged(key, CASE, answered - 1, answered);
    }
}
