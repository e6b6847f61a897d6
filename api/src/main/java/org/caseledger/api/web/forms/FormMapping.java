package org.caseledger.api.web.forms;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** The address of a form, where it is opened and where it is sent to. */
@RequestMapping(method = {RequestMethod.GET, RequestMethod.POST})
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface FormMapping {
    @AliasFor(annotation = RequestMapping.class, attribute = "path")
    String[] value() default {};
}
