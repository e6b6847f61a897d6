package org.caseledger.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.LinkEvent.RepeatComplaintLinked;
import org.caseledger.events.complaint.LinkEvent.RepeatLinkUndone;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.Samples;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("P4.22 the cases that a case repeats")
class RepeatLinksTest {
    private static final CaseId FIRST = CaseId.named("first");
    private static final CaseId SECOND = CaseId.named("second");
    private static final CaseId THIRD = CaseId.named("third");

    private static RepeatLinks of(History history) {
        var links = RepeatLinks.NONE;
        for (var recorded : history.recorded()) {
            links = links.on(recorded.event());
        }
        return links;
    }

    @Test
    void givenNoLink_whenFolded_thenItRepeatsNone() {
        assertThat(of(History.wholeLife()).cases()).isEmpty();
        assertThat(of(History.wholeLife()).last()).isNull();
    }

    @Test
    void givenLinks_whenFolded_thenTheyKeepTheirOrderAndTheLastIsTheLatest() {
        var links = of(History.received().linked(SECOND).linked(FIRST).linked(THIRD));

        assertThat(links.cases()).containsExactly(SECOND, FIRST, THIRD);
        assertThat(links.last()).isEqualTo(THIRD);
    }

    @Test
    void givenACaseLinkedAgain_whenFolded_thenItIsHeldOnceAndIsTheLast() {
        var links = of(History.received().linked(FIRST).linked(SECOND).linked(FIRST));

        assertThat(links.cases()).containsExactly(SECOND, FIRST);
    }

    @Test
    void givenLinksUndone_whenFolded_thenTheOthersStandInTheirOrder() {
        var history = History.received().linked(FIRST).linked(SECOND).linked(THIRD);

        assertThat(of(history.unlinked(SECOND)).cases()).containsExactly(FIRST, THIRD);
        assertThat(of(history.unlinked(THIRD)).last()).isEqualTo(FIRST);
        assertThat(of(history.unlinked(FIRST)).last()).isNull();
    }

    @Test
    void givenALinkThatIsNotThere_whenUndone_thenTheOthersStand() {
        assertThat(of(History.received().linked(FIRST).unlinked(SECOND)).cases())
                .containsExactly(FIRST);
    }

    @Test
    void givenAnyOtherEvent_whenFolded_thenTheLinksAreTheSame() {
        var links = new RepeatLinks(List.of(FIRST));

        assertThat(Samples.except(RepeatComplaintLinked.class, RepeatLinkUndone.class))
                .allSatisfy(event -> assertThat(links.on(event)).isSameAs(links));
    }

    @Test
    void givenLinks_whenKept_thenTheyAreAPlainListAndReadAsTheyWere() {
        var links = new RepeatLinks(List.of(SECOND, FIRST));

        assertThat(EventCodec.write(links)).isEqualTo("[\"%s\",\"%s\"]".formatted(SECOND, FIRST));
        assertThat(EventCodec.read(EventCodec.write(links), RepeatLinks.class)).isEqualTo(links);
    }

    @Test
    void givenTheListAsked_whenItIsChangedFromOutside_thenTheLinksAreNot() {
        var cases = new ArrayList<>(List.of(FIRST));
        var links = new RepeatLinks(cases);
        cases.add(SECOND);

        assertThat(links.cases()).containsExactly(FIRST);
        assertThatThrownBy(() -> links.cases().add(SECOND)).isInstanceOf(UnsupportedOperationException.class);
    }
}
