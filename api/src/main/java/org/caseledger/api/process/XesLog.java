package org.caseledger.api.process;

import java.io.OutputStream;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.process.Datum;
import org.caseledger.query.process.Trace;
import org.caseledger.query.process.Trace.Taken;
import org.jspecify.annotations.Nullable;

/**
 * Writes traces as XES (IEEE 1849-2016), one by one as they come. Without a namespace, as the standard's schema has
 * none.
 */
public final class XesLog {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx").withZone(WorkCalendar.ZONE);
    private static final String[][] EXTENSIONS = {
        {"Concept", "concept"},
        {"Time", "time"},
        {"Lifecycle", "lifecycle"},
        {"Organizational", "org"}
    };

    private final XMLStreamWriter xml;
    private final ResourceNames resources;

    public XesLog(OutputStream to, ResourceNames resources) throws XMLStreamException {
        this.xml = XMLOutputFactory.newFactory().createXMLStreamWriter(to, "UTF-8");
        this.resources = resources;
    }

    /** What comes before the traces. */
    public void begin() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("log");
        xml.writeAttribute("xes.version", "1849.2016");
        xml.writeAttribute("xes.features", "");
        for (var extension : EXTENSIONS) {
            xml.writeEmptyElement("extension");
            xml.writeAttribute("name", extension[0]);
            xml.writeAttribute("prefix", extension[1]);
            xml.writeAttribute("uri", "http://www.xes-standard.org/%s.xesext".formatted(extension[1]));
        }
        globals();
        xml.writeEmptyElement("classifier");
        xml.writeAttribute("name", "Activity");
        xml.writeAttribute("scope", "event");
        xml.writeAttribute("keys", "concept:name");
        attribute("string", "lifecycle:model", "standard");
    }

    // What every trace and every event has.
    private void globals() throws XMLStreamException {
        xml.writeStartElement("global");
        xml.writeAttribute("scope", "trace");
        attribute("string", "concept:name", "");
        xml.writeEndElement();
        xml.writeStartElement("global");
        xml.writeAttribute("scope", "event");
        attribute("string", "concept:name", "");
        attribute("date", "time:timestamp", TIME.format(Instant.EPOCH));
        attribute("string", "lifecycle:transition", "complete");
        attribute("string", "org:resource", "");
        attribute("string", "org:role", "");
        xml.writeEndElement();
    }

    /** One case. */
    public void trace(Trace trace) throws XMLStreamException {
        var receipt = trace.receipt();
        xml.writeStartElement("trace");
        attribute("string", "concept:name", trace.caseId().toString());
        attribute("string", "number", receipt.number());
        attribute("string", "kind", receipt.kind().name());
        attribute("string", "channel", receipt.channel().name());
        attribute("string", "procedure", receipt.procedure());
        if (receipt.occurred().source() != null) {
            attribute("string", "source", receipt.occurred().source());
        }
        attribute("boolean", "judged", String.valueOf(trace.judged()));
        for (var step : trace.steps()) {
            event(step);
        }
        xml.writeEndElement();
    }

    private void event(Taken step) throws XMLStreamException {
        xml.writeStartElement("event");
        attribute("string", "concept:name", step.activity());
        attribute("string", "concept:instance", String.valueOf(step.position()));
        attribute("date", "time:timestamp", TIME.format(step.at()));
        attribute("string", "lifecycle:transition", "complete");
        attribute("string", "org:resource", resources.of(step.by().person()));
        attribute("string", "org:role", step.by().role().name());
        if (step.by().unit() != null) {
            attribute("string", "org:group", step.by().unit().value());
        }
        attribute("date", "recorded", TIME.format(step.recordedAt()));
        for (var datum : step.data().values().entrySet()) {
            attribute(type(datum.getKey()), datum.getKey().key(), datum.getValue());
        }
        xml.writeEndElement();
    }

    private static String type(Datum datum) {
        return switch (datum.type()) {
            case WORD -> "string";
            case NUMBER -> "int";
            case YES_OR_NO -> "boolean";
        };
    }

    /** What comes after them. */
    public void end() throws XMLStreamException {
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.flush();
    }

    private void attribute(String type, String key, @Nullable String value) throws XMLStreamException {
        xml.writeEmptyElement(type);
        xml.writeAttribute("key", key);
        xml.writeAttribute("value", withoutControls(value == null ? "" : value));
    }

    /** XML has no way to write most control characters; the writer would let them through. */
    private static String withoutControls(String text) {
        return text.codePoints()
                .map(c -> c >= 0x20 && c != 0xFFFE && c != 0xFFFF && !isSurrogate(c) ? c : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
