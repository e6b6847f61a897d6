package org.caseledger.api.portal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.api.web.forms.FormField.Kind;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplaintKind;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/**
 * What citizens are asked, and what has to be right before it becomes a command: the receipt of the office, without
 * what only a clerk knows (O121-10, O121-11).
 */
@Component
@WithPortal
@RequiredArgsConstructor
class PortalForms {
    /** A field that no person sees: who fills it in is a program. */
    static final String TRAP = "website";

    private static final int LONGEST = 20_000;
    private static final int SHORTEST_PHONE = 7;
    private static final String PHONE = "complainant.phone";

    private static final List<String> ASKED = List.of(
            "complainant",
            "respondent",
            "respondentKind",
            "respondentDetails",
            "matter",
            "narrative",
            "entrustedMediation",
            "publication",
            "evidence");

    private static final Set<String> LEFT_OUT =
            Set.of("complainant.identity", "respondentDetails.entry", "narrative.request");

    private static final Set<String> NEEDED = Set.of(
            "complainant",
            "complainant.name",
            PHONE,
            "complainant.address",
            "respondent",
            "respondentDetails",
            "respondentDetails.address",
            "matter",
            "matter.demands",
            "matter.demands.of",
            "narrative",
            "narrative.text");

    private static final Map<String, String> GIVEN = Map.of(
            "kind", ComplaintKind.COMPLAINT.name(),
            "channel", Channel.ONLINE_SERVICE.name());

    private final OfficeForms forms;

    /** The fields of a complaint. */
    List<FormField> ofComplaint() {
        var all = forms.atIntake();
        return ASKED.stream()
                .flatMap(name -> all.stream().filter(field -> field.name().equals(name)))
                .map(PortalForms::asked)
                .toList();
    }

    /** The same with those that are given, as they are sent. */
    List<FormField> sent(MultiValueMap<String, String> typed) {
        GIVEN.forEach(typed::set);
        var given = forms.atIntake().stream().filter(field -> GIVEN.containsKey(field.name()));
        return Stream.concat(ofComplaint().stream(), given).toList();
    }

    private static FormField asked(FormField field) {
        return new FormField(
                field.name(),
                field.labels(),
                field.kind(),
                NEEDED.contains(field.name()),
                field.options(),
                field.parts().stream()
                        .filter(part -> !LEFT_OUT.contains(part.name()))
                        .map(PortalForms::asked)
                        .toList());
    }

    /** Throws {@link InvalidInputException} with every field that is empty or cannot be right. */
    void check(MultiValueMap<String, String> typed) {
        mustBeOfAPerson(typed);
        var mistakes = Stream.concat(
                        NEEDED.stream()
                                .filter(name -> isLeaf(name, ofComplaint()))
                                .filter(name -> isEmpty(typed.get(name)))
                                .sorted()
                                .map(PortalForms::missing),
                        phone(typed))
                .toList();
        if (!mistakes.isEmpty()) {
            throw new InvalidInputException(mistakes);
        }
    }

    /** The same of a text that is added to a complaint. */
    void check(MultiValueMap<String, String> typed, String field) {
        mustBeOfAPerson(typed);
        if (isEmpty(typed.get(field))) {
            throw new InvalidInputException(List.of(missing(field)));
        }
    }

    private static void mustBeOfAPerson(MultiValueMap<String, String> typed) {
        if (!isEmpty(typed.get(TRAP))) {
            throw new InvalidInputException("", "请将标明“请勿填写”的一栏留空", "leave the field empty that says so");
        }
        if (typed.values().stream().flatMap(List::stream).anyMatch(text -> text.length() > LONGEST)) {
            throw new InvalidInputException("", "每栏最多%d字", "a field can have at most %d characters", LONGEST);
        }
    }

    private static Stream<InvalidInputException.Field> phone(MultiValueMap<String, String> typed) {
        var phone = typed.getFirst(PHONE);
        return phone == null || phone.isBlank() || Complainant.digits(phone).length() >= SHORTEST_PHONE
                ? Stream.of()
                : Stream.of(new InvalidInputException.Field(PHONE, "电话号码不完整", "is not a whole phone number"));
    }

    private static InvalidInputException.Field missing(String name) {
        return new InvalidInputException.Field(name, "请填写此项", "is missing");
    }

    private static boolean isLeaf(String name, List<FormField> fields) {
        return fields.stream()
                .anyMatch(field ->
                        field.name().equals(name) && field.kind() != Kind.TOGETHER || isLeaf(name, field.parts()));
    }

    private static boolean isEmpty(List<String> texts) {
        return texts == null || String.join("", texts).isBlank();
    }

    /** The key of a form, which the page gave it; throws if it is not one. */
    static UUID key(MultiValueMap<String, String> typed) {
        try {
            return UUID.fromString(String.valueOf(typed.getFirst("key")));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("", "页面已过期，请重新打开", "the page has expired; open it again");
        }
    }
}
