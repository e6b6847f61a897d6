package org.caseledger.api.pages;

import org.springframework.beans.propertyeditors.StringTrimmerEditor;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** What is left empty in a form of filters is not asked for. */
@ControllerAdvice(basePackageClasses = EmptyFields.class)
class EmptyFields {

    @InitBinder
    void leaveOut(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new StringTrimmerEditor(true));
    }
}
