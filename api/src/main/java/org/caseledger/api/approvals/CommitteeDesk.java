package org.caseledger.api.approvals;

import java.util.List;
import java.util.function.Predicate;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.findings.FindingReview;
import org.caseledger.api.security.People;
import org.caseledger.api.security.Person;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.query.checkup.DrawnCase;
import org.caseledger.query.checkup.Sample;
import org.caseledger.query.findings.Finding;
import org.caseledger.query.history.HistoryEntry;
import org.caseledger.review.ReviewState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a reader of the committee has before the eyes: a case of the sample, and who reads what. */
@Component
@RequiredArgsConstructor
class CommitteeDesk {
    private final CommitteeMembers members;
    private final CaseReading reading;
    private final FindingReview findings;

    /** A case of a sample with what was done in it and what was found; neither once sealed off. */
    record Item(DrawnCase drawn, List<HistoryEntry> course, List<Finding> findings) {}

    /** How many cases a member concluded on and confirmed, and how many wait by name. */
    record MemberLine(String name, long concluded, long confirmed, long asked) {}

    /** The case of that number, or else the first that waits for this reader. */
    @Nullable
    Item item(Sample sample, @Nullable String number, Actor actor) {
        return sample.cases().stream()
                .filter(c -> number == null ? waitsFor(c, actor) : c.number().equals(number))
                .findFirst()
                .map(drawn -> item(drawn, actor))
                .orElse(null);
    }

    private Item item(DrawnCase drawn, Actor actor) {
        var id = drawn.caseId();
        if (!reading.sees(id, actor)) {
            return new Item(drawn, List.of(), List.of());
        }
        var course = reading.course(reading.now(id, actor), actor);
        return new Item(drawn, course, findings.ofCase(id.toString(), actor));
    }

    private static boolean waitsFor(DrawnCase drawn, Actor actor) {
        var last = drawn.last();
        return drawn.state() == ReviewState.TO_CONCLUDE
                || CommitteeForms.isForSecondReader(drawn, actor)
                        && (last.concluded().second() == null
                                || last.concluded().second().equals(actor.person()));
    }

    List<MemberLine> members(Sample sample) {
        return members.all().stream()
                .map(member -> line(member, sample.cases()))
                .toList();
    }

    private static MemberLine line(FormField.Option member, List<DrawnCase> cases) {
        var login = member.value();
        long concluded = 0;
        long confirmed = 0;
        long asked = 0;
        for (var drawn : cases) {
            var last = drawn.last();
            if (last != null) {
                var second = last.second();
                concluded += last.by().person().equals(login) ? 1 : 0;
                confirmed += second != null && second.by().person().equals(login) ? 1 : 0;
                asked += second == null && login.equals(last.concluded().second()) ? 1 : 0;
            }
        }
        return new MemberLine(member.zh(), concluded, confirmed, asked);
    }

    /** 审查委员: the auditors of the office, who are picked by their names. */
    @Component
    @RequiredArgsConstructor
    static class CommitteeMembers {
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
}
