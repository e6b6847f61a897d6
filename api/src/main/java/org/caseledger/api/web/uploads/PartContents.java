package org.caseledger.api.web.uploads;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.ParserConfigurationException;
import lombok.RequiredArgsConstructor;
import org.apache.poi.util.XMLHelper;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * What a part of an office document says that fetches or starts something: fields, formulas, connections, foreign
 * contents, types of parts.
 */
@RequiredArgsConstructor
final class PartContents extends DefaultHandler {
    /** The longest instruction that is put together, in characters. */
    private static final int LONGEST = 256 * 1024;

    /** QUOTE writes other fields by the numbers of their characters. */
    private static final Pattern FIELD = Pattern.compile(
            "[\\s\\p{Z}\\p{C}]*(DDE|DDEAUTO|INCLUDE|INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK|MACROBUTTON|DATABASE|QUOTE)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern TEXTS_OF_FORMULA = Pattern.compile("\"[^\"]*\"");

    /** A program and its topic (DDE), or a function that asks another place or calls a program. */
    private static final Pattern FORMULA = Pattern.compile(
            "[\\w'.]\\s*\\||\\b(_xlfn\\.)?(WEBSERVICE|IMAGE|RTD|CALL|EXEC|REGISTER(\\.ID)?)\\s*\\(",
            Pattern.CASE_INSENSITIVE);

    private static final Set<String> FORMULAS = Set.of(
            "f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula", "totalsRowFormula");

    private static final Set<String> OF_ANOTHER_PLACE = Set.of("ddeLink", "oleLink", "connection", "webPr");

    private final Set<ActiveContent> found;
    private final StringBuilder instruction = new StringBuilder();
    private final StringBuilder formula = new StringBuilder();
    private boolean inInstruction;
    private boolean inFormula;

    /** Throws an {@link IOException} for what is not well-formed, declares a document type, or is too long. */
    void read(InputStream part) throws IOException {
        parse(part, this);
        endField();
    }

    /** Without document types and entities. */
    static void parse(InputStream part, DefaultHandler handler) throws IOException {
        try {
            var reader = XMLHelper.newXMLReader();
            reader.setContentHandler(handler);
            reader.setErrorHandler(handler); // which tells and does not log
            reader.parse(new InputSource(part));
        } catch (SAXException e) {
            throw new IOException(e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
        switch (local) {
            case "instrText", "delInstrText" -> inInstruction = true;
            case "fldChar" -> endField();
            case "fldSimple" -> {
                endField();
                for (int i = 0; i < attributes.getLength(); i++) {
                    if (attributes.getLocalName(i).equals("instr")) {
                        instruction.append(attributes.getValue(i));
                    }
                }
                endField();
            }
            case "altChunk" -> found.add(ActiveContent.EMBEDDED_OBJECT);
            default -> {}
        }
        if (OF_ANOTHER_PLACE.contains(local)) {
            found.add(ActiveContent.EXTERNAL_PART);
        }
        inFormula |= FORMULAS.contains(local);
        type(attributes.getValue("ContentType"));
    }

    /** As the list of all parts says it of one. */
    private void type(String given) {
        var type = given == null ? "" : given.toLowerCase(Locale.ROOT);
        if (type.contains("vbaproject") || type.contains("macro")) {
            found.add(ActiveContent.MACRO);
        } else if (type.contains("oleobject") || type.contains("activex")) {
            found.add(ActiveContent.EMBEDDED_OBJECT);
        }
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
        if (inInstruction) {
            instruction.append(text, start, length);
        } else if (inFormula) {
            formula.append(text, start, length);
        }
        if (instruction.length() + formula.length() > LONGEST) {
            throw new SAXException("an instruction without end");
        }
    }

    @Override
    public void endElement(String uri, String local, String name) {
        inInstruction = false;
        if (FORMULAS.contains(local)) {
            if (FORMULA.matcher(TEXTS_OF_FORMULA.matcher(formula).replaceAll(""))
                    .find()) {
                found.add(ActiveContent.FORMULA);
            }
            formula.setLength(0);
            inFormula = false;
        }
    }

    private void endField() {
        if (FIELD.matcher(instruction).matches()) {
            found.add(ActiveContent.FIELD);
        }
        instruction.setLength(0);
    }
}
