package org.caseledger.api.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.caseledger.api.testing.HandClock;
import org.caseledger.command.complaint.handling.HandlingCommand.AcceptComplaint;
import org.caseledger.command.complaint.replying.ReplyCommand.SendReply;
import org.caseledger.events.CaseId;
import org.caseledger.events.Medium;
import org.caseledger.procedure.WorkCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file of stories is followed step by step; a mistake in it is reported with file, line and story. */
class StoryFileTest {
    private static final String FILE = """
        commands:
          answer:
            with: {text: required}
            command: send-reply
            fields: {text: $(text), medium: PHONE}
        courses:
          answered:
            with: {days: required, medium: PHONE}
            steps:
            - {at: $(days) 15:00, who: handler, do: answer, text: 已办结。, medium: $(medium)}
        stories:
        - case: "07"
          steps:
          - {at: 3 09:00, who: handler, do: accept-complaint, told: {medium: PHONE, at: $(at)}}
          - STEP
        """;

    @Test
    void givenACommandAShortNameAndACourse_whenTheStoryIsFollowed_thenEachIsTheCommandOfItsRecord() {
        var steps = scripts("{play: answered, days: 2, medium: LETTER}").get(0).steps();

        assertThat(steps)
                .extracting(Script.Step::at)
                .containsExactly(HandClock.office("2026-03-05T09:00"), HandClock.office("2026-03-06T15:00"));
        assertThat(steps).extracting(step -> step.by().person()).containsOnly("handler");
        assertThat(command(steps.get(0))).isInstanceOfSatisfying(AcceptComplaint.class, accepted -> {
            assertThat(accepted.caseId()).isEqualTo(CaseId.named("demo/07"));
            assertThat(accepted.told().at()).isEqualTo(steps.get(0).at());
        });
        assertThat(command(steps.get(1))).isInstanceOfSatisfying(SendReply.class, reply -> {
            assertThat(reply.text()).isEqualTo("已办结。");
            assertThat(reply.medium()).isEqualTo(Medium.LETTER);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {at: 2 09:00, who: handler, do: acept-complaint}                       | accept-complaint
        {at: 2 09:00, who: handler, do: answer, text: 好, mediun: PHONE}         | 'medium'
        {at: 2 09:00, who: handler, do: answer, text: 好, medium: PHONES}        | PHONES
        {at: 2 09:00, who: handler, do: answer}                                 | this field is required
        {at: 2 09:00, who: handlr, do: answer, text: 好}                         | 'handler'
        {at: 4 09:00, who: handler, do: answer, text: 好}                        | before the step before
        {at: two days ago, who: handler, do: answer, text: 好}                   | is no moment
        {at: 2 09:00, who: handler, recorded: ComplaintReplyed, text: 好}       | 'ComplaintReplied'
        {at: 2 09:00, who: handler, do: answer, text: $(txt)}                   | txt
        {play: answerd, days: 2}                                               | 'answered'
        {play: answered}                                                       | this field is required
        {play: answered, days: 2, text: 好}                                     | unknown field
        {when: 1 > 2, than: {at: 2 09:00}}                                     | unknown field
        """)
    void givenAMistakeInAStep_whenTheStoryIsFollowed_thenOneLineNamesFileLineStoryAndMistake(
            String step, String mistake) {
        assertMistake(step).hasMessageContaining("stories.yaml, line 15, 07: ").hasMessageContaining(mistake);
    }

    @Test
    void givenAMistakeInACourse_whenAStoryPlaysIt_thenTheLineIsThatOfTheCourse() {
        assertMistake("{play: answered, days: tomorrow}").hasMessageContaining("stories.yaml, line 10, 07: ");
    }

    @Test
    void givenAFieldThatAStoryDoesNotHave_whenTheFileIsRead_thenItsLineIsNamed() {
        assertThatThrownBy(() -> file("{at: 2 09:00}\n  stps: []"))
                .hasMessageContaining("stories.yaml, line 16")
                .hasMessageContaining("'steps'");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertMistake(String step) {
        return assertThatThrownBy(() -> scripts(step))
                .isInstanceOf(Story.Mistake.class)
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }

    private static List<Script> scripts(String step) {
        return DemoScripts.scripts(
                file(step),
                DemoPeople.ofTheBureau(),
                WorkCalendar.builtIn(),
                HandClock.office("2026-03-10T15:00"),
                n -> Map.of());
    }

    private static DemoFile file(String step) {
        var yaml = FILE.replace("STEP", step).getBytes(StandardCharsets.UTF_8);
        return DemoFile.of("stories.yaml", new ByteArrayInputStream(yaml));
    }

    private static Object command(Script.Step step) {
        return ((Script.Given) step.deed()).command();
    }
}
