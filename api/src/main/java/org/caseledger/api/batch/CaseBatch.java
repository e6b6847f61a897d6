package org.caseledger.api.batch;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.complaints.OneOfSeveral;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.People;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
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

    /**
     * Gives the commands of batches one after the other, and records the result of each at once, so that a page shows
     * the progress. A program that ends leaves the rest undone: the same form, sent again, continues there.
     */
    @Component
    @RequiredArgsConstructor
    static class BatchWorker implements DisposableBean {
        private static final Logger LOG = LoggerFactory.getLogger(BatchWorker.class);
        private static final int AT_ONCE = 2;
        private static final long END_SECONDS = 30;
        private static final Text FAILED =
                new Text("系统暂时不能办理，本件未办理，请稍后重新提交。", "The ledger could not do it now. Submit it again later.");
        private static final Text CHANGED =
                new Text("您的账户已停用或变更，本件未办理。", "Your account was disabled or changed. Nothing was done.");

        private final ExecutorService workers =
                Executors.newFixedThreadPool(AT_ONCE, work -> new Thread(work, "batch"));
        private final CaseBatch batch;
        private final BatchRuns runs;
        private final People people;
        private volatile boolean closing;

        /** Has it done, soon. */
        void start(UUID run, List<CaseBatch.Ready> ready, SentForm form) {
            workers.execute(() -> work(run, ready, form));
        }

        private void work(UUID run, List<CaseBatch.Ready> ready, SentForm form) {
            for (var one : ready) {
                if (closing) {
                    return;
                }
                try {
                    runs.record(run, give(one, form));
                } catch (RuntimeException e) {
                    // The database is away: the rest waits, and the form can be sent again.
                    LOG.error("Batch {} stopped: nothing of it can be recorded", run, e);
                    return;
                }
            }
        }

        private BatchResult give(CaseBatch.Ready one, SentForm form) {
            try {
                return isStill(form.person())
                        ? batch.give(one, form)
                        : BatchResult.not(one.card().caseId(), CHANGED, null);
            } catch (RuntimeException e) {
                LOG.error("Case {} of a batch failed", one.card().caseId(), e);
                return BatchResult.not(one.card().caseId(), FAILED, null);
            }
        }

        /** Whoever is deactivated or gets another role or unit meanwhile does nothing more. */
        private boolean isStill(LoggedIn sender) {
            return people.find(sender.getUsername())
                    .filter(found -> found.person().equals(sender.person()))
                    .isPresent();
        }

        @Override
        public void destroy() throws InterruptedException {
            closing = true;
            workers.shutdown();
            if (!workers.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A batch goes on while the ledger ends");
            }
        }
    }
}
