package org.caseledger.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseledger.drill.HistoryCheck.Note;
import org.caseledger.drill.HistoryCheck.Read;
import org.caseledger.drill.HistoryCheck.Write;
import org.junit.jupiter.api.Test;

/** Each violation that is planted in a right history is found, and nothing else. */
class HistoryCheckTest {
    private static final String CASE = "0190a1b2-0000-7000-8000-000000000001";
    private static final Note A = new Note(11, "a");
    private static final Note B = new Note(14, "b");
    private static final Note C = new Note(19, "c");

    private final List<Note> end = new ArrayList<>(List.of(A, B, C));
    private final List<Write> writes =
            new ArrayList<>(List.of(write("a", 0, 10), write("b", 5, 20), write("c", 30, 40)));
    private final List<Read> reads = new ArrayList<>(List.of(
            read(1, 3), read(1, 8, A), read(21, 22, A, B), read(25, 45, A, B, C), view(50, 14, 0), view(50, 19, 14)));

    private static Write write(String mark, long begun, long answered) {
        return new Write(CASE, mark, begun, answered);
    }

    private static Read read(long begun, long answered, Note... notes) {
        return Read.of("node1", CASE, begun, answered, List.of(notes));
    }

    private static Read view(long begun, long last, long after) {
        return Read.ofView("the board", CASE, begun, begun + 1, last, after);
    }

    private List<String> violations() {
        return HistoryCheck.violations(Map.of(CASE, end), Set.of("a", "b", "c"), writes, reads);
    }

    @Test
    void givenARightHistory_whenChecked_thenNothingIsFound() {
        assertThat(violations()).isEmpty();
    }

    @Test
    void givenAnUnansweredNoteThatIsThereOrNot_whenChecked_thenNothingIsFound() {
        writes.removeIf(write -> write.mark().equals("c"));
        assertThat(violations()).isEmpty();

        end.remove(C);
        reads.removeIf(read -> read.answered() == 45 || read.last() == 19);
        assertThat(violations()).isEmpty();
    }

    @Test
    void givenAnAcknowledgedNoteThatIsNotThere_whenChecked_thenItIsMissing() {
        end.remove(C);
        reads.removeIf(read -> read.answered() == 45 || read.last() == 19);

        assertThat(violations()).singleElement().asString().startsWith("c was acknowledged and is missing");
    }

    @Test
    void givenANoteThatIsThereTwiceOrThatNobodyWrote_whenChecked_thenItIsFound() {
        end.add(new Note(20, "b"));
        end.add(new Note(21, "d"));

        assertThat(violations())
                .satisfiesExactly(
                        twice -> assertThat(twice).startsWith("b is there twice"),
                        never -> assertThat(never).contains("d").contains("was never written"));
    }

    @Test
    void givenAReadInAnotherOrder_withAGap_orOfAnotherPosition_whenChecked_thenItIsNoPrefix() {
        for (var wrong : List.of(
                read(1, 60, B, A),
                read(1, 60, A, C),
                read(1, 60, new Note(12, "a")),
                read(1, 60, A, B, C, new Note(20, "d")))) {
            reads.add(wrong);

            assertThat(violations()).containsExactly("what node1 read of %s is no prefix".formatted(CASE));
            reads.remove(wrong);
        }
    }

    @Test
    void givenAReadWithoutWhatWasAcknowledgedBefore_whenChecked_thenItIsFound() {
        reads.add(read(46, 47, A, B));

        assertThat(violations()).containsExactly("node1 read 2 notes of %s, where 3 were known before".formatted(CASE));
    }

    @Test
    void givenAReadWithoutWhatAnotherOneHadReadBefore_whenChecked_thenItIsFound() {
        writes.clear();
        reads.add(read(23, 24, A));

        assertThat(violations()).containsExactly("node1 read 1 notes of %s, where 2 were known before".formatted(CASE));
    }

    @Test
    void givenANoteBeforeOneThatWasAnsweredBeforeItBegan_whenChecked_thenItIsFound() {
        writes.set(0, write("a", 21, 22));
        reads.removeIf(read -> read.begun() < 21);

        assertThat(violations()).containsExactly("a stands before b, which was answered before it began");
    }

    @Test
    void givenAViewWithoutThePositionItHadToHaveReached_orAtOneThatIsNone_whenChecked_thenItIsFound() {
        reads.add(view(60, 14, 19));
        reads.add(view(60, 15, 0));

        assertThat(violations())
                .containsExactly(
                        "the board read %s up to 14, after 19".formatted(CASE),
                        "the board read %s as of 15, where nothing is".formatted(CASE));
    }
}
