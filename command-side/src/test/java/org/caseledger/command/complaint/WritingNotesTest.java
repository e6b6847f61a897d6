package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.Give.markSecret;
import static org.caseledger.command.complaint.People.ADMIN;
import static org.caseledger.command.complaint.People.BRIGADE;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.HONGGUANG;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.SUPERVISOR;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;

import java.util.List;
import org.caseledger.command.complaint.assisting.AssistanceCommand.AskAssistance;
import org.caseledger.command.complaint.notes.WriteNote;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Clause;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.NoteWritten;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WritingNotesTest extends ComplaintTest {
    private static WriteNote note(String text) {
        return new WriteNote(CASE, text);
    }

    private static NoteWritten written(String text, List<String> people, UnitId... units) {
        return new NoteWritten(text, people, List.of(units), NOW);
    }

    @Test
    void givenAccepted_whenTheUnitWritesANote_thenItIsWrittenAndNothingElseFollows() {
        given(acceptedBy(XIPU));
        when(handlerOf(XIPU), note("  进货票据明日补齐𠮷 "));
        then(written("进货票据明日补齐𠮷", List.of()));
    }

    @Test
    void givenAccepted_whenPeopleAndUnitsAreMentioned_thenEachIsNamedOnce() {
        given(acceptedBy(XIPU));
        var text = "@XIPU承办人 请看，@handler-XIPU，＠王局长：请犀浦所（@犀浦市场监管所）跟进";
        when(DISPATCHER, note(text));
        then(written(text, List.of("handler-XIPU", "leader"), XIPU));
    }

    @Test
    void givenANameThatBeginsAnother_whenTheLongerIsMentioned_thenOnlyThatIsMeant() {
        given(acceptedBy(XIPU));
        when(DISPATCHER, note("@leader2 请阅"));
        then(written("@leader2 请阅", List.of("leader2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"商家邮箱 shop@example.com 已核", "见 a.b@leader 的来信", "无人被提醒"})
    void givenASignWithinAWord_whenWritten_thenNobodyIsMentioned(String text) {
        given(acceptedBy(XIPU));
        when(DISPATCHER, note(text));
        then(written(text, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"请@张三丰处理", "@", "@leader22 请阅", "@ 王局长"})
    void givenNobodyOfThatName_whenMentioned_thenRefused(String text) {
        given(acceptedBy(XIPU));
        when(DISPATCHER, note(text));
        thenRefused(Rule.MENTION_KNOWN, Clause.OF_THE_LEDGER);
    }

    @Test
    void givenTwoOfOneName_whenMentioned_thenRefusedUntilTheLoginIsUsed() {
        given(acceptedBy(XIPU));
        when(DISPATCHER, note("@李同名 请回电"));
        thenRefused(Rule.MENTION_OF_ONE, Clause.OF_THE_LEDGER);
        when(DISPATCHER, note("@li-2 请回电"));
        then(written("@li-2 请回电", List.of("li-2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"@HONGGUANG承办人 请看", "@红光市场监管所 请看", "@孙管理 请看"})
    void givenPeopleWhoDoNotSeeTheCase_whenMentioned_thenRefused(String text) {
        given(acceptedBy(XIPU));
        when(DISPATCHER, note(text));
        thenRefused(Rule.MENTION_SEES_THE_CASE, "O121-39");
    }

    @Test
    void givenAUnitThatAssists_whenItsPeopleWriteAndAreMentioned_thenTheyTakePart() {
        given(acceptedBy(XIPU).give(DISPATCHER, new AskAssistance(CASE, HONGGUANG, "请核查仓库", null, null, null)));
        when(handlerOf(HONGGUANG), note("@XIPU承办人 仓库已查"));
        then(written("@XIPU承办人 仓库已查", List.of("handler-XIPU")));
        when(handlerOf(XIPU), note("@红光市场监管所 收到"));
        then(written("@红光市场监管所 收到", List.of(), HONGGUANG));
    }

    @Test
    void givenAnotherUnitsCase_whenAHandlerWrites_thenRefused() {
        given(acceptedBy(XIPU));
        when(handlerOf(BRIGADE), note("顺便看看"));
        thenRefused(Rule.OWN_UNIT, "P9.04");
    }

    @Test
    void givenAnAdministrator_whenWriting_thenRefused() {
        given(acceptedBy(XIPU));
        when(ADMIN, note("系统维护"));
        thenRefused(Rule.ROLE, Clause.OF_THE_LEDGER);
    }

    @Test
    void givenASecretCase_whenAnotherThanTheNamedWritesOrIsMentioned_thenRefused() {
        given(acceptedBy(XIPU).give(HEAD, markSecret("handler-XIPU", "leader")));
        when(SUPERVISOR, note("请说明"));
        thenRefused(Rule.SECRET_FOR_NAMED_PEOPLE, "O121-39");
        when(LEADER, note("@陈分派 请知悉"));
        thenRefused(Rule.MENTION_SEES_THE_CASE, "O121-39");
        when(LEADER, note("@XIPU承办人 请知悉"));
        then(written("@XIPU承办人 请知悉", List.of("handler-XIPU")));
    }

    @Test
    void givenARepliedCase_whenTheSupervisorWrites_thenItIsWritten() {
        given(replied());
        when(SUPERVISOR, note("回访后请归档"));
        then(written("回访后请归档", List.of()));
    }
}
