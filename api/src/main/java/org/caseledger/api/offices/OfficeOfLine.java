package org.caseledger.api.offices;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** Which office a line of the program's log is about: that whose request or thread wrote it. */
public final class OfficeOfLine extends ClassicConverter {
    /** Before the name of an office, the name of the group of its threads. */
    static final String GROUP = "office ";

    /** Under which the office of a request is known. */
    static final String KEY = "office";

    @Override
    public String convert(ILoggingEvent event) {
        var ofRequest = event.getMDCPropertyMap().get(KEY);
        if (ofRequest != null) {
            return "[" + ofRequest + "] ";
        }
        for (var group = Thread.currentThread().getThreadGroup(); group != null; group = group.getParent()) {
            if (group.getName().startsWith(GROUP)) {
                return "[" + group.getName().substring(GROUP.length()) + "] ";
            }
        }
        return "";
    }
}
