package org.caseledger.api.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** The schema of the standard. */
final class XesSchema {
    private XesSchema() {}

    /** Throws {@link SAXException} when the bytes are no XES. */
    static void validate(byte[] xes) throws SAXException, IOException {
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(XesSchema.class.getResource("/xes/xes-ieee-1849-2016.xsd"));
        schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(xes)));
    }
}
