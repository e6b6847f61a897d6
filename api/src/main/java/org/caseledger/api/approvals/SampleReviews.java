package org.caseledger.api.approvals;

import java.util.List;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.papers.PaperFont;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.problems.RequestLanguage;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.sampling.SampleCommand;
import org.caseledger.command.sampling.SampleCommand.ConcludeReview;
import org.caseledger.command.sampling.SampleCommand.ConfirmReview;
import org.caseledger.command.sampling.SampleCommand.IssueMinutes;
import org.caseledger.events.Actor;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.checkup.Sample;
import org.springframework.stereotype.Component;

/** 审查委员会 (P9.12): what two readers conclude on the cases of a sample, and the minutes. */
@Component
@RequiredArgsConstructor
class SampleReviews {
    private final RandomSamples samples;
    private final Supplier<DisplayNames> names;
    private final CommandGate gate;
    private final PaperFont font;

    /** The sample as a command left it, which was recorded at that position of the log. */
    record Reviewed(Sample sample, long position) {}

    /** Gives the command of this name that a body holds. */
    Reviewed give(String id, String name, SentJson sent) {
        var request = sent.request();
        var actor = sent.actor();
        var sample = CaseReading.caseId(id).value();
        var type = SampleAction.named(name).command();
        gate.mustBeAllowed(type, null, actor, request);
        var command = sent.as(type, "id", sample);
        samples.named(sample);
        long position = gate.give(command, actor, request).position();
        return new Reviewed(samples.read(id, actor), position);
    }

    /** 审查委员会纪要 in the language of the request; a draft until they are issued. */
    byte[] minutes(String id, MinutesFormat format, Actor actor) {
        var sample = samples.read(id, actor);
        var language = RequestLanguage.current();
        return format == MinutesFormat.PDF
                ? MinutesDocument.pdf(sample, names.get(), language, font)
                : MinutesDocument.docx(sample, names.get(), language);
    }

    /** A command on a sample, by its name in an address. */
    record SampleAction(String path, Class<? extends SampleCommand> command) {
        static final SampleAction CONCLUDE = new SampleAction("conclude", ConcludeReview.class);
        static final SampleAction CONFIRM = new SampleAction("confirm", ConfirmReview.class);
        static final SampleAction MINUTES = new SampleAction("minutes", IssueMinutes.class);

        /** The command of this name; throws {@link NotFoundException} where there is none. */
        static SampleAction named(String path) {
            return List.of(CONCLUDE, CONFIRM, MINUTES).stream()
                    .filter(action -> action.path().equals(path))
                    .findFirst()
                    .orElseThrow(NotFoundException::new);
        }

        /** The command in words. */
        PageCommand word() {
            return new PageCommand(command);
        }
    }
}
