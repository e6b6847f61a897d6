package org.caseledger.query.history;

import static org.caseledger.text.Text.format;

import org.caseledger.events.office.TemplateEvent;
import org.caseledger.events.office.TemplateEvent.TemplateAdded;
import org.caseledger.events.office.TemplateEvent.TemplateChanged;
import org.caseledger.events.office.TemplateEvent.TemplateRetired;
import org.caseledger.text.Text;

/** A change of the templates, in words; their texts are read on their own page. */
final class TemplateWords {

    private TemplateWords() {}

    static Text of(TemplateEvent event) {
        if (event instanceof TemplateAdded e) {
            return format("新增模板%s“%s”（%s）", "Template %s added: %s (%s)", e.template(), e.name(), e.templateKind());
        } else if (event instanceof TemplateChanged e) {
            return format(
                    "变更模板%1$s“%3$s”为第%2$s版",
                    "Template %1$s changed to version %2$s: %3$s", e.template(), e.version(), e.name());
        }
        return format("停用模板%s", "Template %s retired", ((TemplateRetired) event).template());
    }
}
