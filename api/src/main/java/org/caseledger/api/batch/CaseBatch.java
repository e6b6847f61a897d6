package org.caseledger.api.batch;

import java.util.List;
import java.util.stream.IntStream;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.complaints.OneOfSeveral;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.forms.SentForm;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.Requests;
import org.caseledger.command.complaint.routing.RoutingCommand.AssignComplaint;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.events.Actor;
import org.caseledger.query.board.BoardCard;
import org.caseledger.text.Text;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Gives one command on several cases, through the gate and as the person who sent it: a refusal is recorded for its
 * case, and the others continue.
 */
@Component
@RequiredArgsConstructor
class CaseBatch {
    private static final String CASE_ID = "caseId";
    private static final String UNIT = "unit";
    private static final String CLOCK = "clock";
    private static final Text REUSED =
            new Text("此表已提交过其他内容，本件未办理。", "This form was already submitted with different content.");
    private static final Text MEANWHILE = new Text(
            "他人同时办理了本件，请查看后再办理。", "The case was changed by another person at the same time. Please review it.");

    private final CaseReading reading;
    private final OfficeForms forms;
    private final JsonBodies bodies;
    private final Requests requests;
    private final CommandGate gate;

    /**
     * What the command asks for, of all cases alike, with the choices that the first of them has; of an assignment not
     * the unit, where each goes to the one it was signed for.
     */
    List<FormField> fields(Class<? extends ComplaintCommand> command, List<BoardCard> cards, Actor actor) {
        var first = reading.now(cards.get(0).caseId(), actor);
        var ofAny = forms.fields(command, CASE_ID);
        var ofFirst = forms.on(reading.summary(first, actor), command);
        return IntStream.range(0, ofFirst.size())
                .mapToObj(i -> CLOCK.equals(ofAny.get(i).name()) ? ofAny.get(i) : ofFirst.get(i))
                .map(field -> isLeftToEach(field, command) ? field.optional() : field)
                .toList();
    }

    private static boolean isLeftToEach(FormField field, Class<? extends ComplaintCommand> command) {
        return command == AssignComplaint.class && field.name().equals(UNIT);
    }

    /** A command on one of the cases, as it was typed. */
    record Ready(BoardCard card, ComplaintCommand command) {}

    /**
     * The command on each case. Throws {@link org.caseledger.api.web.problems.InvalidInputException}, before anything
     * is done, for what is typed wrong.
     */
    List<Ready> ready(Class<? extends ComplaintCommand> command, List<BoardCard> cards, SentForm form) {
        return cards.stream()
                .map(card -> new Ready(card, read(command, card, form)))
                .toList();
    }

    private ComplaintCommand read(Class<? extends ComplaintCommand> type, BoardCard card, SentForm form) {
        var typed = new LinkedMultiValueMap<>(form.typed());
        if (type == AssignComplaint.class && isBlank(typed, UNIT) && card.signedOffUnit() != null) {
            typed.set(UNIT, card.signedOffUnit().value());
        }
        var json = forms.typed(typed).json(form.fields());
        return bodies.read(json, type, CASE_ID, card.caseId().toString());
    }

    private static boolean isBlank(MultiValueMap<String, String> typed, String name) {
        var text = typed.getFirst(name);
        return text == null || text.isBlank();
    }

    /** What becomes of it on that case; sent again under the same key, nothing is done twice. */
    BatchResult give(Ready one, SentForm form) {
        var caseId = one.card().caseId();
        var person = form.person();
        var key = form.key() == null ? null : form.key() + "/" + caseId;
        var request = requests.of(form.address() + "/" + caseId, form.asTyped(), person, key, null);
        return BatchResult.of(
                caseId, OneOfSeveral.give(one.command(), gate, person.actor(), request, MEANWHILE, REUSED));
    }
}
