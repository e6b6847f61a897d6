package org.caseledger.api.web;

import java.beans.PropertyEditorSupport;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.springframework.beans.propertyeditors.StringTrimmerEditor;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** What is left empty in a form of filters is not asked for. */
@ControllerAdvice(annotations = PageController.class)
class EmptyFields {
    @InitBinder
    void leaveOut(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new StringTrimmerEditor(true));
        binder.registerCustomEditor(UnitId.class, new OrNothing(UnitId::new));
        binder.registerCustomEditor(CaseId.class, new OrNothing(CaseId::of));
    }

    @RequiredArgsConstructor
    private static final class OrNothing extends PropertyEditorSupport {
        private final Function<String, ?> reading;

        @Override
        public void setAsText(String text) {
            setValue(text.isBlank() ? null : reading.apply(text.strip()));
        }
    }
}
