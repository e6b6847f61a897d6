package org.caseledger.api.web.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.caseledger.api.approvals.RandomSamples;
import org.caseledger.api.duty.Rostering;
import org.caseledger.api.findings.FindingReview;
import org.caseledger.api.incidents.IncidentResponse;
import org.caseledger.api.inspections.AccountabilityRegister;
import org.caseledger.api.inspections.InspectionSheets;
import org.caseledger.api.web.forms.FormField.Kind;
import org.caseledger.api.web.forms.FormField.Option;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.command.complaint.ComplaintCommands;
import org.caseledger.command.complaint.handling.HandlingCommand.AcceptComplaint;
import org.caseledger.command.complaint.links.LinkCommand.LinkRepeatComplaint;
import org.caseledger.command.complaint.links.LinkCommand.UndoJoin;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.complaint.state.SigningCommand;
import org.caseledger.command.incident.IncidentCommand;
import org.caseledger.command.incident.IncidentCommand.DeclareIncident;
import org.caseledger.command.incident.IncidentCommand.DismissProposal;
import org.caseledger.command.incident.IncidentCommand.EvaluateIncident;
import org.caseledger.command.incident.IncidentCommand.FormTaskForce;
import org.caseledger.command.incident.IncidentCommand.PlanReplay;
import org.caseledger.command.inspection.InspectionCommand.AnswerInspection;
import org.caseledger.command.inspection.InspectionCommand.RemarkInspection;
import org.caseledger.command.inspection.InspectionCommand.SendBackInspection;
import org.caseledger.command.inspection.InspectionCommand.SignOffInspection;
import org.caseledger.events.CaseId;
import org.caseledger.events.incident.ProposalId;
import org.caseledger.events.incident.TaskGroup;
import org.caseledger.events.respondent.RespondentId;
import org.caseledger.query.findings.FindingRule;
import org.caseledger.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a form asks for reaches its command, and every part of a command is asked for. */
class CommandFormTest {
    /** Fields that are never typed by a person who signs now. */
    private static final List<String> TIMES = List.of("occurredAt", "lateReason");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final CaseId OTHER = CaseId.of("0190a5c0-0000-7000-8000-000000000001");
    private static final Instant NOW = Instant.parse("2026-11-25T02:00:20Z");
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("messages");

    private static final Set<Class<?>> MADE_FROM_ANOTHER =
            Set.of(DeclareIncident.class, DismissProposal.class, PlanReplay.class);

    private final CommandForm forms = new CommandForm(() -> List.of(new Option("XIPU", new Text("犀浦所", "Xipu"))));

    static Stream<Class<?>> commands() {
        return Stream.of(
                        Stream.of(
                                ReceiveComplaint.class,
                                RemarkInspection.class,
                                AnswerInspection.class,
                                SendBackInspection.class,
                                SignOffInspection.class,
                                InspectionSheets.Asked.class,
                                RandomSamples.Size.class,
                                FindingReview.Said.class,
                                AccountabilityRegister.Declared.class,
                                AccountabilityRegister.Withdrawn.class),
                        ComplaintCommands.onACase().stream(),
                        Arrays.stream(IncidentCommand.class.getPermittedSubclasses())
                                .filter(type -> !MADE_FROM_ANOTHER.contains(type)),
                        Stream.of(
                                IncidentResponse.Declaration.class,
                                IncidentResponse.Dismissal.class,
                                IncidentResponse.Asked.class,
                                Rostering.AssignBody.class,
                                Rostering.SwapBody.class,
                                Rostering.WithdrawBody.class))
                .flatMap(Function.identity());
    }

    /** The part that the address gives, not the form; none where the address gives none. */
    private static String given(Class<?> type) {
        if (type == FindingReview.Said.class) {
            return "rule";
        } else if (ComplaintCommand.class.isAssignableFrom(type)) {
            return "caseId";
        }
        boolean named = Arrays.stream(type.getRecordComponents())
                .anyMatch(component -> component.getName().equals("id"));
        return named ? "id" : "";
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everythingThatIsTypedReachesTheCommand(Class<?> type) {
        var fields = forms.fields(type, given(type));
        var command = (Record) read(type, typed(fields));

        for (var component : type.getRecordComponents()) {
            if (component.getName().equals(given(type))) {
                continue;
            } else if (SigningCommand.class.isAssignableFrom(type) && TIMES.contains(component.getName())) {
                assertThat(fields).extracting(FormField::name).doesNotContainAnyElementsOf(TIMES);
                continue;
            }
            assertThat(fields).extracting(FormField::name).contains(component.getName());
            assertThat(part(command, component.getName()))
                    .as("%s of %s", component.getName(), type.getSimpleName())
                    .isNotNull()
                    .satisfies(CommandFormTest::isNotEmpty);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyFieldHasAName(Class<?> type) {
        assertThat(withoutAName(type)).isEmpty();
    }

    private List<String> withoutAName(Class<?> type) {
        return all(forms.fields(type, given(type)))
                .filter(field -> field.labels().stream().noneMatch(WORDS::containsKey))
                .map(FormField::name)
                .toList();
    }

    private record SetTheDoor(String id, String conditionOfTheDoor, String note) {}

    private record SetTheLength(String id, Duration length) {}

    @Test
    void givenACommandWithAFieldThatHasNoWords_thenTheFieldIsNamed() {
        assertThat(withoutAName(SetTheDoor.class)).containsExactly("conditionOfTheDoor");
    }

    @Test
    void givenACommandWithAFieldThatNothingAsks_thenItsTypeIsNamed() {
        assertThatThrownBy(() -> forms.fields(SetTheLength.class, "id"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Duration.class.getName());
    }

    @Test
    void whatIsLeftOutIsLeftOut() {
        var nothing = new LinkedMultiValueMap<String, String>();
        forms.fields(AcceptComplaint.class, "caseId").forEach(field -> nothing.add(field.name(), "  "));

        assertThat(json(AcceptComplaint.class, nothing)).isEqualTo("{}");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T00:30, 2026-11-24T16:30:59Z",
        "2026-11-25T10:00, 2026-11-25T02:00:20Z", // this very minute
        "2026-11-25T10:01, 2026-11-25T02:01:59Z" // not yet: for the rules to refuse
    })
    void aTimeIsTheLastOfItsMinuteInShanghai(String minute, String at) {
        var typed = new LinkedMultiValueMap<String, String>();
        typed.add("told.medium", "PHONE");
        typed.add("told.at", minute);

        var command = (AcceptComplaint) read(AcceptComplaint.class, typed);

        assertThat(command.told().at()).hasToString(at);
    }

    @Test
    void sentencesStandInLinesAndMembersApartByCommas() {
        var evaluation = new LinkedMultiValueMap<String, String>();
        evaluation.add("problems", "报告不及时，未说明\r\n\n 备勤无人 ");
        evaluation.add("improvements[1].what", "修订制度");
        evaluation.add("improvements[1].who", "赵中心");
        evaluation.add("improvements[1].by", "2026-12-01");
        var evaluated = (EvaluateIncident) read(EvaluateIncident.class, evaluation);
        assertThat(evaluated.problems()).containsExactly("报告不及时，未说明", "备勤无人");
        assertThat(evaluated.improvements()).hasSize(1);

        var force = new LinkedMultiValueMap<String, String>();
        force.add("head", "王局长");
        force.add("groups[RESPONSE]", "张三、𠮷四");
        var formed = (FormTaskForce) read(FormTaskForce.class, force);
        assertThat(formed.groups()).containsOnly(Map.entry(TaskGroup.RESPONSE, List.of("张三", "𠮷四")));
    }

    @Test
    void aCaseIsNamedByItsNumber() {
        var typed = new LinkedMultiValueMap<String, String>();
        typed.add("to", "郫市监投〔2026〕000001号");
        typed.add("why", "同一批次");

        var command = (LinkRepeatComplaint) read(LinkRepeatComplaint.class, typed);
        assertThat(command.to()).isEqualTo(OTHER);

        typed.set("to", "999");
        assertThatThrownBy(() -> json(LinkRepeatComplaint.class, typed))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        mistake -> assertThat(mistake.fields())
                                .extracting(InvalidInputException.Field::field)
                                .containsExactly("to"));
    }

    @Test
    void severalCasesAreNamedByTheirNumbers() {
        var typed = new LinkedMultiValueMap<String, String>();
        typed.add("cases", "郫市监投〔2026〕000001号，000001");

        assertThat(json(AccountabilityRegister.Declared.class, typed))
                .isEqualTo("{\"cases\":[\"%s\",\"%s\"]}".formatted(OTHER, OTHER));

        typed.set("cases", "000001, 999");
        assertThatThrownBy(() -> json(AccountabilityRegister.Declared.class, typed))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aTimeIsToldAsItsFieldHoldsIt() {
        var typed = new LinkedMultiValueMap<String, String>();
        typed.add("reason", "诉求不同");
        typed.add("occurredAt", "2026-11-25 09:30");
        assertThat(json(UndoJoin.class, typed)).contains("2026-11-25T01:30:59Z");

        typed.set("occurredAt", "昨天上午");
        assertThatThrownBy(() -> json(UndoJoin.class, typed))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        mistake -> assertThat(mistake.fields()).singleElement().satisfies(told -> {
                            assertThat(told.field()).isEqualTo("occurredAt");
                            assertThat(told.zh()).contains("2026-03-02 09:30").doesNotContain("T");
                        }));
    }

    @Test
    void ofWhatNothingWasTypedNothingIsTold() {
        var typed = new LinkedMultiValueMap<String, String>();
        typed.add("narrative.text", "奶粉变质");
        typed.add("matter.goods", " ");

        assertThat(json(ReceiveComplaint.class, typed)).contains("奶粉变质").doesNotContain("matter");
        typed.add("matter.demands.refund", "120");
        assertThat(json(ReceiveComplaint.class, typed)).contains("\"of\":[]").contains("120");
    }

    private static void isNotEmpty(Object value) {
        if (value instanceof Collection<?> several) {
            assertThat(several).isNotEmpty();
        } else if (value instanceof Map<?, ?> several) {
            assertThat(several).isNotEmpty();
        }
    }

    private Object read(Class<?> type, MultiValueMap<String, String> typed) {
        var object = (ObjectNode) JSON.readTree(json(type, typed));
        if (!given(type).isEmpty()) {
            object.put(given(type), given(type).equals("rule") ? FindingRule.RUBBER_STAMP.name() : OTHER.toString());
        }
        return JSON.treeToValue(object, type);
    }

    private String json(Class<?> type, MultiValueMap<String, String> typed) {
        var fields = forms.fields(type, given(type));
        return new String(
                new TypedForm(typed, CommandFormTest::find, text -> List.of(new RespondentId(OTHER.value())), NOW)
                        .json(fields),
                StandardCharsets.UTF_8);
    }

    private static Optional<CaseId> find(String number) {
        return number.contains("000001") ? Optional.of(OTHER) : Optional.empty();
    }

    private static Object part(Record of, String name) {
        try {
            return of.getClass().getMethod(name).invoke(of);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<FormField> all(List<FormField> fields) {
        return fields.stream().flatMap(f -> Stream.concat(Stream.of(f), all(f.parts())));
    }

    private static MultiValueMap<String, String> typed(List<FormField> fields) {
        var typed = new LinkedMultiValueMap<String, String>();
        all(fields).forEach(field -> type(field, typed));
        return typed;
    }

    private static void type(FormField field, MultiValueMap<String, String> typed) {
        if (field.kind().isOfEach()) {
            typed.add(
                    field.name() + "[" + field.options().get(0).value() + "]",
                    field.kind() == Kind.NUMBER_FOR_EACH ? "3" : "没有");
            return;
        }
        var text =
                switch (field.kind()) {
                    case TEXT, LONG_TEXT ->
                        field.name().startsWith("propos") && !field.name().endsWith("Unit")
                                ? ProposalId.of(OTHER).value()
                                : "𠮷祥超市";
                    case LINES -> "报告不及时，未说明\n备勤无人";
                    case FILE -> "0".repeat(64);
                    case NUMBER -> "3";
                    case AMOUNT -> "１２３４．５０";
                    case PASSWORD -> "a b c d ";
                    case DATE -> "2026-11-25";
                    case TIME -> "2026-11-25T09:30";
                    case YES_OR_NO -> "true";
                    case ONE_OF, SOME_OF ->
                        field.options().isEmpty()
                                ? "OTHER"
                                : field.options().get(0).value();
                    case TEXTS -> field.name().equals("inspections") ? OTHER.toString() : "食品 / 过期食品，奶粉";
                    case CASE, CASES -> "000001";
                    case RESPONDENT -> "好邻居超市";
                    case TOGETHER, ROWS, FILES, TEXT_FOR_EACH, TEXTS_FOR_EACH, NUMBER_FOR_EACH -> null;
                };
        if (text != null) {
            typed.add(field.name(), text);
        }
    }
}
