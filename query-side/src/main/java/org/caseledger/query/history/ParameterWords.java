package org.caseledger.query.history;

import static org.caseledger.text.Text.format;

import org.caseledger.events.office.ParameterEvent;
import org.caseledger.events.office.ParameterEvent.ParameterChangeApproved;
import org.caseledger.events.office.ParameterEvent.ParameterChangeProposed;
import org.caseledger.events.office.ParameterEvent.ParameterChangeRejected;
import org.caseledger.text.Text;

/** A step of a change of a parameter, in words. */
final class ParameterWords {

    private ParameterWords() {}

    static Text of(ParameterEvent event) {
        return step(event).andIfPresent("，理由：%s", ", reason: %s", event.reason());
    }

    private static Text step(ParameterEvent event) {
        if (event instanceof ParameterChangeProposed e) {
            return format(
                    "提出参数变更%s：%s 由“%s”改为“%s”",
                    "Parameter change %s proposed: %s from “%s” to “%s”", e.change(), e.name(), e.before(), e.after());
        } else if (event instanceof ParameterChangeApproved) {
            return format("同意参数变更%s，自此生效", "Parameter change %s approved, in force from now", event.change());
        } else if (event instanceof ParameterChangeRejected) {
            return format("不同意参数变更%s", "Parameter change %s rejected", event.change());
        }
        return format("撤回参数变更%s", "Parameter change %s withdrawn", event.change());
    }
}
