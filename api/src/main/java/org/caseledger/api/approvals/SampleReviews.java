package org.caseledger.api.approvals;

import java.util.function.Supplier;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.web.problems.RequestLanguage;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.events.Actor;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.checkup.Sample;
import org.springframework.stereotype.Component;

/** 审查委员会 (P9.12): what two readers conclude on the cases of a sample, and the minutes. */
@Component
class SampleReviews {

    private final RandomSamples samples;
    private final Supplier<DisplayNames> names;
    private final CommandGate gate;
    private final JsonBodies bodies;

    SampleReviews(
            RandomSamples samples,
            Supplier<DisplayNames> names,
            CommandGate gate,
            JsonBodies bodies) {
        this.samples = samples;
        this.names = names;
        this.gate = gate;
        this.bodies = bodies;
    }

    /** Gives the command of this name that a body holds. */
    Sample give(String id, String name, byte[] body, Request request, Actor actor) {
        var sample = CaseReading.caseId(id).value();
        var type = SampleAction.named(name).command();
        gate.mustBeAllowed(type, null, actor, request);
        var command = bodies.read(body, type, "id", sample.toString());
        samples.named(sample);
        gate.give(command, actor, request);
        return samples.read(id, actor);
    }

    /** 审查委员会纪要 in the language of the request, as DOCX; a draft until they are issued. */
    byte[] minutes(String id, Actor actor) {
        var sample = samples.read(id, actor);
        return new MinutesDocument(sample, names.get(), RequestLanguage.current()).docx();
    }
}
