package org.caseledger.api.papers;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An XML part of an OFD file, written in memory. */
final class OfdXml {
    static final String NAMESPACE = "http://www.ofdspec.org/2016";

    private final XMLStreamWriter xml;
    private final StringWriter text = new StringWriter();
    private boolean begun;

    OfdXml() {
        try {
            xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins an element; attributes without a value are left out. */
    void start(String name, String... attributes) {
        try {
            xml.writeStartElement("ofd", name, NAMESPACE);
            if (!begun) {
                xml.writeNamespace("ofd", NAMESPACE);
            }
            begun = true;
            for (int i = 0; i < attributes.length; i += 2) {
                if (!attributes[i + 1].isEmpty()) {
                    xml.writeAttribute(attributes[i], attributes[i + 1]);
                }
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    void text(String value) {
        try {
            xml.writeCharacters(value);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    void end() {
        try {
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    void leaf(String name, String value) {
        start(name);
        text(value);
        end();
    }

    byte[] bytes() {
        try {
            xml.writeEndDocument();
            xml.flush();
            return text.toString().getBytes(StandardCharsets.UTF_8);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    static String box(double x, double y, double width, double height) {
        return "%s %s %s %s".formatted(number(x), number(y), number(width), number(height));
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
