package org.caseledger.api.web.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The media types of the file that an operation answers, described in the interface document. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface FileResponse {
    String[] value();

    /** What is answered as JSON where no file is requested; {@code void} where always a file is. */
    Class<?> json() default void.class;
}
