package org.caseledger.api.administration;

import java.util.List;
import java.util.function.Function;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.administration.ParameterChange.State;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.OfficeLog;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.command.gate.Rule;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.events.office.ParameterEvent;
import org.caseledger.events.office.ParameterEvent.ParameterChangeApproved;
import org.caseledger.events.office.ParameterEvent.ParameterChangeProposed;
import org.caseledger.events.office.ParameterEvent.ParameterChangeRejected;
import org.caseledger.events.office.ParameterEvent.ParameterChangeWithdrawn;
import org.caseledger.procedure.ApprovedParameters;
import org.caseledger.procedure.Parameter;
import org.caseledger.procedure.Parameters;
import org.caseledger.text.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 参数变更: an administrator proposes, and what is proposed holds once a leader, who is another person, has consented; both
 * by the version of the preview that they have seen.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ParameterAdministration {
    /** What is wrong with no field in particular. */
    private static final String THE_WHOLE = "";

    private final EventLog log;
    private final OfficeLog office;
    private final OfficeParameters parameters;
    private final ParameterEffects effects;
    private final ApprovedParameters approved;

    /**
     * A parameter in force; {@code inFile} is its value in the file, null if the file has none, {@code since} the
     * change that set a different value, {@code waiting} a change that a leader has to decide on.
     */
    public record InForce(
            Parameter parameter,
            @Nullable String inFile,
            @Nullable ParameterChange since,
            @Nullable ParameterChange waiting) {
        /** Whether a page, and not the file, says what it is. */
        public boolean isAmended() {
            return since != null && !parameter.value().equals(inFile);
        }
    }

    /** All of them, and the version by which a change is proposed. */
    public record All(String procedure, int version, List<InForce> parameters) {}

    /** What is proposed; {@code version} is that of the preview. */
    public record Proposal(String name, String value, int version, String reason) {}

    /** What is decided on a proposal; a consent needs no reason. */
    public record Decision(int version, @Nullable String reason) {}

    /** All parameters as they are in force. */
    public All all(Actor actor) {
        AccessPolicy.mustSeeAdministration(actor);
        var book = book();
        var inFiles = parameters.inFiles();
        return new All(
                parameters.procedure().id(),
                book.version(),
                parameters.all().stream()
                        .map(one -> new InForce(
                                one,
                                Parameters.find(inFiles, one.name())
                                        .map(Parameter::value)
                                        .orElse(null),
                                book.inForce(one.name()).orElse(null),
                                book.open(one.name()).orElse(null)))
                        .toList());
    }

    /** All changes, the latest first. */
    public List<ParameterChange> changes(Actor actor) {
        AccessPolicy.mustSeeAdministration(actor);
        return book().all();
    }

    ParameterChange change(int number, Actor actor) {
        AccessPolicy.mustSeeAdministration(actor);
        return book().find(number).orElseThrow(NotFoundException::new);
    }

    /** What a value would change, before anything is recorded. */
    public ParameterEffect preview(String name, String value, Actor actor) {
        AccessPolicy.mustSeeAdministration(actor);
        var book = book();
        var parameter = parameters.get(name);
        return effects.of(parameter, parameters.checked(parameter, value), book.version(), actor);
    }

    /** Proposes a change; gives it as it is recorded. */
    public ParameterChange propose(Proposal proposal, Actor by) {
        AccessPolicy.mustAdminister(by);
        mustBeInWords(proposal.reason());
        return record(proposal.version(), by, book -> proposed(proposal, book));
    }

    private ParameterEvent proposed(Proposal proposal, ParameterBook book) {
        var parameter = parameters.get(proposal.name());
        var value = parameters.checked(parameter, proposal.value());
        refuse(value.equals(parameter.value()), "value", "与现行值相同", "is the value that is in force");
        var other = book.open(proposal.name());
        refuse(
                other.isPresent(),
                "value",
                "变更%s尚待领导决定，请先办结",
                "comes after change %s, on which a leader has to decide first",
                other.map(ParameterChange::number).orElse(0));
        return new ParameterChangeProposed(
                book.next(),
                parameter.name(),
                parameter.value(),
                value,
                proposal.reason().strip());
    }

    /** Puts a change in force: a leader does, who is another person than the proposer. */
    public ParameterChange consent(int number, Decision decision, Actor by) {
        AccessPolicy.mustConsent(by);
        var why = decision.reason() == null ? "" : decision.reason().strip();
        var done = record(decision.version(), by, book -> consented(number, why, book, by));
        approved.refresh();
        return done;
    }

    private ParameterEvent consented(int number, String why, ParameterBook book, Actor by) {
        var change = open(number, book);
        mustBeAnother(change, by);
        var parameter = parameters.get(change.name());
        refuse(
                !parameter.value().equals(change.before()),
                THE_WHOLE,
                "现行值已变为“%s”，请撤回后重新提出",
                "The value in force has become “%s”: withdraw the change and propose it anew",
                parameter.value());
        parameters.checked(parameter, change.after());
        return new ParameterChangeApproved(number, why.isEmpty() ? null : why);
    }

    /** Leaves the value as it is: a leader does not consent. */
    public ParameterChange reject(int number, Decision decision, Actor by) {
        AccessPolicy.mustConsent(by);
        mustBeInWords(decision.reason());
        return record(decision.version(), by, book -> {
            mustBeAnother(open(number, book), by);
            return new ParameterChangeRejected(number, decision.reason().strip());
        });
    }

    /** Takes a proposal back. */
    public ParameterChange withdraw(int number, Decision decision, Actor by) {
        AccessPolicy.mustAdminister(by);
        mustBeInWords(decision.reason());
        return record(
                decision.version(),
                by,
                book -> new ParameterChangeWithdrawn(
                        open(number, book).number(), decision.reason().strip()));
    }

    private ParameterChange record(int version, Actor by, Function<ParameterBook, ParameterEvent> decide) {
        var recorded = office.change(
                ParameterEvent.STREAM,
                () -> {
                    var book = book();
                    refuse(
                            book.version() != version,
                            THE_WHOLE,
                            "预览之后参数有过变更，请重新预览",
                            "Parameters have changed since the preview: look at it again");
                    return decide.apply(book);
                },
                by);
        return book().find(recorded.change()).orElseThrow();
    }

    private static ParameterChange open(int number, ParameterBook book) {
        var change = book.find(number).orElseThrow(NotFoundException::new);
        refuse(change.state() != State.OPEN, THE_WHOLE, "此项变更%s", "The change is decided: %s", change.state());
        return change;
    }

    private static void mustBeAnother(ParameterChange change, Actor by) {
        refuse(
                !change.isOfAnotherThan(by),
                THE_WHOLE,
                "提出人不能决定自己提出的变更",
                "A change is decided on by another person than the one who proposed it");
    }

    private static void mustBeInWords(@Nullable String reason) {
        if (reason == null || !Wording.isInWords(reason)) {
            throw new InvalidInputException("reason", Rule.REASON_IN_WORDS.text());
        }
    }

    private static void refuse(boolean wrong, String field, String zh, String en, Object... facts) {
        if (wrong) {
            throw new InvalidInputException(field, zh, en, facts);
        }
    }

    private ParameterBook book() {
        return ParameterBook.of(log);
    }
}
