package org.caseledger.api.http;

import java.beans.PropertyEditorSupport;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.propertyeditors.StringTrimmerEditor;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** A parameter that is empty asks for nothing, as one that is not there: forms send them all. */
@ControllerAdvice
class NothingAsked {

    private static final boolean EMPTY_AS_NULL = true;

    @InitBinder
    void readEmptyAsNothing(WebDataBinder binder) {
        if (binder.getTargetType() == null) {
            return; // a single value, such as a part of the address
        }
        binder.registerCustomEditor(String.class, new StringTrimmerEditor(EMPTY_AS_NULL));
        binder.registerCustomEditor(
                UnitId.class,
                new PropertyEditorSupport() {
                    @Override
                    public void setAsText(@Nullable String text) {
                        setValue(text == null || text.isBlank() ? null : new UnitId(text.strip()));
                    }
                });
    }
}
