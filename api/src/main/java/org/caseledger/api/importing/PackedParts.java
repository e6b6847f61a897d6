package org.caseledger.api.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.caseledger.text.Labelled;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/**
 * The parts of a packed table, unpacked once and counted before a library reads them: what a part says of its own size
 * is not believed.
 */
final class PackedParts {
    private static final int CHUNK = 64 * 1024;

    /** What is read whole, as trees: the workbook, its styles and its theme. */
    private static final Set<String> READ_WHOLE = Set.of(
            XSSFRelation.WORKBOOK.getContentType(),
            XSSFRelation.STYLES.getContentType(),
            XSSFRelation.THEME.getContentType());

    private PackedParts() {}

    /** Refuses a package that holds more than a table may, or two parts of one name. */
    static void check(TableSource table) throws IOException {
        try (var zip = ZipFile.builder().setSeekableByteChannel(table.channel()).get()) {
            var entries = Collections.list(zip.getEntries());
            TableLimits.within(table.name(), entries.size(), TableLimits.PARTS, "组成部分", "parts");
            var names = new HashSet<String>();
            long all = 0;
            for (var entry : entries) {
                var name = entry.getName().toLowerCase(Locale.ROOT);
                if (!names.add(name)) {
                    throw new LabelledException(
                            Text.format("%s 内有重名部分：%s", "%s holds two parts of one name: %s", table.name(), name));
                }
                long left = table.limits().unpacked() - all;
                try (var part = zip.getInputStream(entry)) {
                    all += isListOfParts(name) ? whole(table.name(), part) : size(part, left);
                }
                table.limits().unpacked(table.name(), all);
            }
        }
    }

    /** Refuses one whose parts that are read whole are larger than those of any table. */
    static void check(TableSource table, OPCPackage parts) throws IOException, InvalidFormatException {
        for (PackagePart part : parts.getParts()) {
            if (READ_WHOLE.contains(part.getContentType())) {
                try (var stream = part.getInputStream()) {
                    whole(table.name(), stream);
                }
            }
        }
    }

    private static boolean isListOfParts(String name) {
        return name.endsWith(".rels") || name.endsWith("[content_types].xml");
    }

    private static long whole(Labelled table, InputStream part) throws IOException {
        long found = size(part, TableLimits.PART_READ_WHOLE);
        TableLimits.within(table, found, TableLimits.PART_READ_WHOLE, "格式信息（字节）", "bytes of formatting");
        return found;
    }

    /** How many bytes a part has; of one that has more than so many, some more than these. */
    private static long size(InputStream part, long most) throws IOException {
        var chunk = new byte[CHUNK];
        long found = 0;
        for (int read = part.read(chunk); read >= 0 && found <= most; read = part.read(chunk)) {
            found += read;
        }
        return found;
    }
}
