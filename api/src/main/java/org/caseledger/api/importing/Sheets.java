package org.caseledger.api.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * The sheets of a workbook, of which one is read.
 *
 * @param number of the one that is read, from 0
 */
record Sheets(List<String> names, int number) {
    /** {@code wanted} is a name, or a number from 1; null: the first one. */
    static Sheets of(TableSource file, @Nullable String wanted) throws IOException {
        try (OPCPackage parts = file.parts()) {
            PackedParts.check(file, parts);
            var names = new ArrayList<String>();
            var sheets = sheets(new XSSFReader(parts));
            while (sheets.hasNext()) {
                sheets.next().close();
                names.add(sheets.getSheetName());
            }
            return new Sheets(List.copyOf(names), number(names, wanted, file));
        } catch (OpenXML4JException e) {
            throw XlsxRows.notOne(file, e);
        }
    }

    private static int number(List<String> names, @Nullable String wanted, TableSource file) {
        if (wanted == null) {
            return 0;
        }
        int named = names.indexOf(wanted);
        int counted = wanted.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(wanted) - 1 : -1;
        int number = named >= 0 ? named : counted;
        if (number < 0 || number >= names.size()) {
            throw new LabelledException(Text.format(
                    "%s 没有工作表“%s”；现有：%s", "%s has no sheet '%s'; it has: %s", file.name(), wanted, Text.list(names)));
        }
        return number;
    }

    String read() {
        return names.get(number);
    }

    List<String> others() {
        return names.stream().filter(name -> !name.equals(read())).toList();
    }

    InputStream data(XSSFReader reader) throws IOException, OpenXML4JException {
        var sheets = sheets(reader);
        for (int i = 0; i < number; i++) {
            sheets.next().close();
        }
        return sheets.next();
    }

    private static XSSFReader.SheetIterator sheets(XSSFReader reader) throws IOException, OpenXML4JException {
        return (XSSFReader.SheetIterator) reader.getSheetsData();
    }
}
