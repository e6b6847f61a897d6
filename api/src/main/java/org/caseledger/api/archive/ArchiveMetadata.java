package org.caseledger.api.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What an archive keeps of a case besides its file: elements by the mapping of the office, or the built-in one, which
 * is read at the start; a mistake in it stops the start.
 */
@Component
class ArchiveMetadata {
    /** The names of the elements. */
    static final Set<String> NAMES = Set.of(
            "office",
            "year",
            "retention",
            "years",
            "basis",
            "title",
            "number",
            "secrecy",
            "kind",
            "channel",
            "received",
            "archived",
            "packaged",
            "documents",
            "evidence",
            "absent",
            "events",
            "case",
            "manifest",
            "log",
            "size",
            "package");

    private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Map<String, String> elements = new LinkedHashMap<>();

    ArchiveMetadata(@Value("${caseledger.archive.metadata}") String file) {
        var lines = text(file).lines().toList();
        for (int n = 0; n < lines.size(); n++) {
            var line = lines.get(n).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                add(line, file, n + 1);
            }
        }
    }

    private void add(String line, String file, int number) {
        int equals = line.indexOf('=');
        var name = equals < 0 ? "" : line.substring(0, equals).strip();
        var value = equals < 0 ? "" : line.substring(equals + 1).strip();
        boolean known = PLACE.matcher(value).results().allMatch(p -> NAMES.contains(p.group(1)));
        if (name.isEmpty() || !known || elements.put(name, value) != null) {
            throw new LabelledException(Text.format(
                    "caseledger.archive.metadata：%s 第%d行不是“元素名 = 值”，或重名，或有未知的占位符：%s",
                    "caseledger.archive.metadata: line %2$d of %1$s is no name = value, or has a name twice or an unknown placeholder: %3$s",
                    file,
                    number,
                    line));
        }
    }

    private static String text(String file) {
        try {
            if (!file.isBlank()) {
                return Files.readString(Path.of(file));
            }
            try (var builtIn = ArchiveMetadata.class.getResourceAsStream("/archive/metadata.txt")) {
                if (builtIn == null) {
                    throw new IllegalStateException("missing from the program: metadata.txt");
                }
                return new String(builtIn.readAllBytes(), UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The mapping " + file + " cannot be read", e);
        }
    }

    /** As XML: each element with its value, or with the mark that it is to be completed. */
    String of(Map<String, String> facts) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("metadata");
            for (var element : elements.entrySet()) {
                var value = PLACE.matcher(element.getValue())
                        .replaceAll(place -> Matcher.quoteReplacement(facts.getOrDefault(place.group(1), "")));
                xml.writeCharacters("\n  ");
                xml.writeStartElement("element");
                xml.writeAttribute("name", element.getKey());
                if (value.isBlank()) {
                    xml.writeAttribute("status", "待补充");
                }
                xml.writeCharacters(CONTROL.matcher(value).replaceAll(" "));
                xml.writeEndElement();
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }
}
