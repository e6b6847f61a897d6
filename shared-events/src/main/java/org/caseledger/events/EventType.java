package org.caseledger.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name and revision under which an event is stored for ever, independent of its class, and what people call it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {
    /** The stored name. */
    String value();

    /** The revision of the stored shape, from 1. */
    int revision() default 1;

    /** What a step of this type is called in Chinese, if it is one on the way of a case. */
    String zh() default "";

    /** What it is called in English. */
    String en() default "";
}
