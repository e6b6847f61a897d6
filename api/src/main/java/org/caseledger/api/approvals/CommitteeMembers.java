package org.caseledger.api.approvals;

import java.util.List;
import java.util.function.Predicate;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.People;
import org.caseledger.api.security.Person;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.events.Role;
import org.springframework.stereotype.Component;

/** 审查委员: the auditors of the office, who are picked by their names. */
@Component
@RequiredArgsConstructor
class CommitteeMembers {
    private final People people;

    /** Everybody who works as an auditor now. */
    List<FormField.Option> all() {
        return named(person -> true);
    }

    /** The same but for one, who does not read twice. */
    List<FormField.Option> besides(String login) {
        return named(person -> !person.username().equals(login));
    }

    private List<FormField.Option> named(Predicate<Person> who) {
        return people.list().stream()
                .filter(person -> person.active() && person.role() == Role.AUDITOR)
                .filter(who)
                .map(person -> new FormField.Option(person.username(), person.name()))
                .toList();
    }

    /** Everybody who is or was a leader. */
    List<FormField.Option> leaders() {
        return people.list().stream()
                .filter(person -> person.role() == Role.LEADER)
                .map(person -> new FormField.Option(person.username(), person.name()))
                .toList();
    }
}
